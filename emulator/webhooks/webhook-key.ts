import { generateKeyPairSync } from "node:crypto";
import type { JWK } from "jose";
import { ids } from "../state/ids";
import type { State } from "../state/state";

/** A key that signs webhooks. Until it expires, the signatures it made are good. */
export type WebhookKey = {
  readonly kid: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly privateJwk: JWK;
};

/** The key that signs now; made when the first webhook needs it. */
export function currentWebhookKey(state: State, now: number): WebhookKey {
  for (const key of state.webhookKeys.values()) {
    if (key.expiresAt === null) return key;
  }
  return addWebhookKey(state, { createdAt: now, expiresAt: null });
}

/** Replaces the key that signs. The old one stays good for the overlap. */
export function rotateWebhookKey(
  state: State,
  { now, overlapMs }: { now: number; overlapMs: number },
): { current: WebhookKey; previous: WebhookKey } {
  const previous = { ...currentWebhookKey(state, now), expiresAt: now + overlapMs };
  state.webhookKeys.set(previous.kid, previous);
  return { previous, current: addWebhookKey(state, { createdAt: now, expiresAt: null }) };
}

/** A key that has expired, as one has after a rotation. */
export function expiredWebhookKey(state: State, now: number): WebhookKey {
  for (const key of state.webhookKeys.values()) {
    if (key.expiresAt !== null && key.expiresAt <= now) return key;
  }
  return addWebhookKey(state, { createdAt: now, expiresAt: now });
}

function addWebhookKey(
  state: State,
  times: Pick<WebhookKey, "createdAt" | "expiresAt">,
): WebhookKey {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = { kid: ids.uuid(), privateJwk: privateKey.export({ format: "jwk" }), ...times };
  state.webhookKeys.set(key.kid, key);
  return key;
}
