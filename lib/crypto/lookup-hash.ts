import "server-only";
import { createHmac, hkdfSync } from "node:crypto";

const derived = new Map<string, Buffer>();

/**
 * A keyed fingerprint of a value that is not to be stored as it is, for unique indexes and look-ups.
 * Without the secret it can neither be computed from a guess nor be turned back.
 *
 * @param purpose separates the fingerprints of different kinds of value from each other.
 * @param secret the application's secret; the key used is derived from it.
 */
export function lookupHash(
  value: string,
  purpose: "public-token" | "link-token" | "oauth-state" | "email" | "client-address",
  secret: string,
) {
  const id = `${purpose}:${secret}`;
  let key = derived.get(id);
  if (!key) {
    key = Buffer.from(hkdfSync("sha256", secret, "", `lookup:${purpose}`, 32));
    derived.set(id, key);
  }
  return createHmac("sha256", key).update(value).digest("base64url");
}
