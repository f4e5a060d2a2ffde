import type { State } from "../state/state";

/** A webhook: what is told, to whom, and when it became due. */
export type Webhook = { id: string; url: string; body: Record<string, unknown>; at: number };

/**
 * Announces something to the webhook URL of whoever asked for it, if anybody did. It is sent once
 * the call that announces it is over; one dated later is sent when the emulator's clock gets there.
 * What concerns an Item of a user names the user too.
 */
export function announce(
  state: State,
  now: number,
  url: string | null,
  body: Record<string, unknown> & { webhook_type: string; webhook_code: string },
): void {
  if (url === null) return;
  const itemId = typeof body.item_id === "string" ? body.item_id : "";
  const userId = state.items.get(itemId)?.userId;
  const told = { ...body, ...(userId && { user_id: userId }), environment: "sandbox" };
  state.webhooks.add({ url, at: now, body: told });
}
