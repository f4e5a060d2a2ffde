import { NextRequest } from "next/server";
import { POST } from "@/app/api/webhooks/plaid/route";
import { systemFindWebhookEvent } from "@/lib/data/webhook-events";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { answerOf, params } from "./requests";
import type { Signing, startSigningPlaid } from "./signing-plaid";

type Plaid = Awaited<ReturnType<typeof startSigningPlaid>>;
type Headers = Record<string, string | undefined>;

/** Posts a body to the endpoint as Plaid does. A header set to undefined is left out. */
export function postWebhook(body: string | Uint8Array, headers: Headers = {}) {
  const all = { "content-type": "application/json", ...headers };
  const request = new NextRequest(new URL(routes.api.plaidWebhooks(), env().APP_URL), {
    method: "POST",
    body: body as BodyInit,
    headers: Object.entries(all).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  });
  return answerOf(POST(request, params({})));
}

/** Sends a well signed webhook, pretty-printed as Plaid's are, and answers its status. */
export async function send(plaid: Plaid, body: object, signing: Signing = {}): Promise<number> {
  const text = JSON.stringify({ environment: "sandbox", ...body }, null, 2);
  const verification = await plaid.sign(text, signing);
  const { status } = await postWebhook(text, { "plaid-verification": verification });
  return status;
}

/** The body of a stored webhook as the app reads it, or null when it does not open. */
export async function storedBody(id: string): Promise<string | null> {
  const event = await systemFindWebhookEvent(id);
  return event?.rawBody ? Buffer.from(event.rawBody).toString() : null;
}

/** All stored webhooks, oldest first. */
export const storedWebhooks = () => db().webhookEvent.findMany({ orderBy: { id: "asc" } });

/** The newest stored webhook. */
export const lastWebhook = () => db().webhookEvent.findFirstOrThrow({ orderBy: { id: "desc" } });
