import "server-only";
import { type CryptoKey, importJWK } from "jose";
import { plaidCall } from "./plaid-call";
import { PlaidProblem, PlaidUnreachable } from "./problem";

/** A key that Plaid signs webhooks with, and since when it is not good any more, in seconds. */
type WebhookKey = { key: CryptoKey; expiredAtS: number | null };

/** What can be said of a key id: a key, that Plaid has none, or that Plaid cannot be asked now. */
export type KeyLookup = WebhookKey | "unknown" | "unavailable";

const MINUTE_MS = 60_000;
const KEPT_MS = 24 * 60 * MINUTE_MS;
const CHECKED_EVERY_MS = 60 * MINUTE_MS;
const UNKNOWN_KEPT_MS = MINUTE_MS;
const UNKNOWN_MAX = 256;
const KNOWN_MAX = 64;
const FETCHES_PER_MINUTE = 10;
const TIMEOUT_MS = 4_000;

type Known = { found: WebhookKey; fetchedAt: number };

/**
 * A cache of the keys that Plaid signs webhooks with. Anybody can name a key id, so what strangers
 * can make it do is bounded: an unknown id is asked for once a minute, all together ten times a
 * minute, and what is remembered has a limit. A key is good for a day after Plaid told it, and
 * asked for again every hour, since only Plaid tells that it has expired.
 */
export function createWebhookKeys(fetchKey = fetchFromPlaid) {
  const known = new Map<string, Known>();
  const unknown = new Map<string, number>();
  const underWay = new Map<string, Promise<KeyLookup>>();
  let fetchedAt: number[] = [];

  async function fetchOnce(keyId: string): Promise<KeyLookup> {
    const now = Date.now();
    fetchedAt = fetchedAt.filter((at) => now - at < MINUTE_MS);
    if (fetchedAt.length >= FETCHES_PER_MINUTE) return "unavailable";
    fetchedAt.push(now);
    const found = await fetchKey(keyId);
    if (found === "unknown") {
      known.delete(keyId);
      remember(unknown, keyId, Date.now(), UNKNOWN_MAX);
    } else if (found !== "unavailable") {
      remember(known, keyId, { found, fetchedAt: Date.now() }, KNOWN_MAX);
    }
    return found;
  }

  /** Many that want the same key at once share one call. */
  function fetchShared(keyId: string): Promise<KeyLookup> {
    const shared = underWay.get(keyId) ?? fetchOnce(keyId).finally(() => underWay.delete(keyId));
    underWay.set(keyId, shared);
    return shared;
  }

  return async function find(keyId: string): Promise<KeyLookup> {
    const unknownSince = unknown.get(keyId);
    if (unknownSince !== undefined && Date.now() - unknownSince < UNKNOWN_KEPT_MS) return "unknown";
    const hit = known.get(keyId);
    const age = hit ? Date.now() - hit.fetchedAt : Number.POSITIVE_INFINITY;
    if (hit && age < CHECKED_EVERY_MS) return hit.found;
    const fetched = await fetchShared(keyId);
    // Without Plaid's word on it, a key that was good stays good until its day is over.
    return fetched === "unavailable" && hit && age < KEPT_MS ? hit.found : fetched;
  };
}

/** Adds the newest, and forgets the oldest beyond the limit. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value, max: number) {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > max && oldest) map.delete(oldest);
}

async function fetchFromPlaid(key_id: string): Promise<KeyLookup> {
  try {
    const { key } = await plaidCall(
      { userId: null, by: "lib/plaid/webhook-keys.ts#fetchFromPlaid" },
      (client, options) => client.webhookVerificationKeyGet({ key_id }, options),
      { timeoutMs: TIMEOUT_MS },
    );
    const { kty, crv, x, y, alg } = key;
    const imported = await importJWK({ kty, crv, x, y, alg }, "ES256");
    return { key: imported as CryptoKey, expiredAtS: key.expired_at };
  } catch (thrown) {
    if (thrown instanceof PlaidProblem) {
      const isUnknown = thrown.errorCode === "INVALID_WEBHOOK_VERIFICATION_KEY_ID";
      return isUnknown ? "unknown" : "unavailable";
    }
    if (thrown instanceof PlaidUnreachable) return "unavailable";
    throw thrown;
  }
}
