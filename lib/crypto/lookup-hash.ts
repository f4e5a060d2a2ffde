import "server-only";
import { createHmac, hkdfSync } from "node:crypto";

const derived = new Map<string, Buffer>();

/**
 * A keyed fingerprint of a token, for unique indexes and look-ups. Without the secret it can
 * neither be computed from a guessed token nor be turned back into one.
 *
 * @param purpose separates the fingerprints of different kinds of token from each other.
 * @param secret the application's secret; the key used is derived from it.
 */
export function lookupHash(
  token: string,
  purpose: "public-token" | "link-token" | "oauth-state",
  secret: string,
) {
  const id = `${purpose}:${secret}`;
  let key = derived.get(id);
  if (!key) {
    key = Buffer.from(hkdfSync("sha256", secret, "", `lookup:${purpose}`, 32));
    derived.set(id, key);
  }
  return createHmac("sha256", key).update(token).digest("base64url");
}
