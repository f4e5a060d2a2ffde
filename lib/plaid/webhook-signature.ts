import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { jwtVerify } from "jose";
import type { WebhookVerification } from "@/lib/contracts/webhooks";
import { createWebhookKeys } from "./webhook-keys";

const HEADER_BYTES_MAX = 4 * 1024;
const AGE_MAX_S = 5 * 60;

/** How far our clock and Plaid's may be apart. */
const CLOCK_TOLERANCE_S = 30;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** Header fields by which a signature could bring its own key, or ask for what we do not do. */
const REFUSED_FIELDS = ["crit", "jku", "jwk", "x5u", "x5c"];

/**
 * What a webhook's signature says of it. `reason` is for our log: a sender is not told what to improve.
 * `skewS` is by how many seconds its time is ahead of ours, where that is why it is refused.
 */
export type SignatureVerdict =
  | { kind: "genuine"; proof: WebhookVerification }
  | { kind: "forged"; reason: string; skewS?: number }
  /** The key that would tell cannot be had at the moment. */
  | { kind: "unverifiable" };

let findKey = createWebhookKeys();

/** Forgets every key, so that the next webhook has it fetched. */
export function forgetWebhookKeys() {
  findKey = createWebhookKeys();
}

/**
 * Tells whether Plaid sent exactly these bytes within the last minutes, by the value of their
 * `Plaid-Verification` header. What costs little is checked first; Plaid is asked for a key only
 * when everything else is right.
 */
export async function verifyWebhook(
  verification: string | null,
  body: Uint8Array,
): Promise<SignatureVerdict> {
  const jwt = verification ?? "";
  if (jwt.length > HEADER_BYTES_MAX || !JWT.test(jwt)) return forged("no JWT");
  const [header, claims] = jwt.split(".").map(decoded);
  if (!header || !claims) return forged("no JSON in the JWT");

  const { alg, kid } = header;
  if (alg !== "ES256") return forged("not ES256");
  if (typeof kid !== "string" || !UUID.test(kid)) return forged("no key id");
  if (REFUSED_FIELDS.some((field) => field in header))
    return forged("a header that is not Plaid's");

  const { iat } = claims;
  if (typeof iat !== "number" || !Number.isSafeInteger(iat)) return forged("no time");
  const ageS = Math.floor(Date.now() / 1000) - iat;
  if (ageS > AGE_MAX_S + CLOCK_TOLERANCE_S) return forged("too old", -ageS);
  if (ageS < -CLOCK_TOLERANCE_S) return forged("from the future", -ageS);
  if (!isHashOf(claims.request_body_sha256, body)) return forged("another body");

  const found = await findKey(kid);
  if (found === "unavailable") return { kind: "unverifiable" };
  if (found === "unknown") return forged("a key that Plaid does not know");
  if (found.expiredAtS !== null && iat >= found.expiredAtS) return forged("an expired key");
  try {
    await jwtVerify(jwt, found.key, {
      algorithms: ["ES256"],
      maxTokenAge: AGE_MAX_S,
      clockTolerance: CLOCK_TOLERANCE_S,
    });
    return { kind: "genuine", proof: proofOf(kid, iat, claims) };
  } catch {
    return forged("a signature that does not verify");
  }
}

const proofOf = (
  keyId: string,
  iat: number,
  claims: Record<string, unknown>,
): WebhookVerification => ({
  keyId,
  algorithm: "ES256",
  signedAt: new Date(iat * 1000).toISOString(),
  bodySha256: String(claims.request_body_sha256),
});

const forged = (reason: string, skewS?: number): SignatureVerdict => ({
  kind: "forged",
  reason,
  ...(skewS !== undefined && { skewS }),
});

/** The JSON object in a part of a JWT, or null. */
function decoded(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isHashOf(claim: unknown, body: Uint8Array): boolean {
  if (typeof claim !== "string" || !/^[0-9a-f]{64}$/.test(claim)) return false;
  const hash = createHash("sha256").update(body).digest();
  return timingSafeEqual(hash, Buffer.from(claim, "hex"));
}
