import "server-only";
import { z } from "zod";

/** Plaid's names of types and codes. What looks otherwise is none, and might not even be storable. */
const name = z.string().regex(/^[A-Z0-9_]{1,64}$/);

const plaidId = z.string().regex(/^[\w-]{1,100}$/);

const schema = z.looseObject({
  webhook_type: name,
  webhook_code: name,
  environment: z.string().optional(),
  item_id: plaidId.optional(),
  /** Of webhooks on one account, and to partners, which name no Item. */
  account_id: plaidId.optional().catch(undefined),
  link_token: z.string().min(1).max(200).optional(),
});

/** A webhook's body. Fields beyond those that every handler needs are there, unchecked. */
export type WebhookBody = z.infer<typeof schema>;

/** Reads a webhook's body, or answers null for what Plaid signed but nobody here can read. */
export function parseWebhookBody(rawBody: Uint8Array): WebhookBody | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(rawBody);
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
