import { ids } from "../state/ids";
import type { State } from "../state/state";

/** A webhook that is to reach a URL. */
export type Webhook = { id: string; url: string; body: Record<string, unknown>; at: number };

/** Puts a webhook into the outbox. Where nobody listens, that is without a URL, nothing is sent. */
export function announce(
  state: State,
  now: number,
  url: string | null,
  body: Record<string, unknown> & { webhook_type: string; webhook_code: string },
): void {
  if (url === null) return;
  const webhook = { id: ids.uuid(), url, body: { ...body, environment: "sandbox" }, at: now };
  state.webhooks.set(webhook.id, webhook);
}
