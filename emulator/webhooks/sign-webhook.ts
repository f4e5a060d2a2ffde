import { createHash, generateKeyPairSync } from "node:crypto";
import { importJWK, SignJWT } from "jose";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import type { SignatureFault } from "./signature-fault";
import { currentWebhookKey, expiredWebhookKey } from "./webhook-key";

const TOO_OLD_S = 10 * 60;

const base64url = (text: string) => Buffer.from(text).toString("base64url");

/**
 * The `Plaid-Verification` header for a body: a JWT over its exact bytes. Null where the fault is
 * that there is none.
 *
 * @param moments.now on the emulator's clock, which keys go by
 * @param moments.signedAt on the receiver's clock, which compares it with its own
 */
export async function signWebhook(
  state: State,
  text: string,
  fault: SignatureFault,
  { now, signedAt }: { now: number; signedAt: number },
): Promise<string | null> {
  if (fault === "no_header") return null;
  if (fault === "garbage") return "not.a.jwt";

  const key = (fault === "expired_key" ? expiredWebhookKey : currentWebhookKey)(state, now);
  const kid = fault === "unknown_kid" ? ids.uuid() : key.kid;
  const hashed = fault === "wrong_hash" ? `${text} ` : text;
  const payload = {
    iat: Math.floor(signedAt / 1000) + skew(fault),
    request_body_sha256: createHash("sha256").update(hashed).digest("hex"),
  };

  if (fault === "alg_none") {
    const header = JSON.stringify({ alg: "none", kid, typ: "JWT" });
    return `${base64url(header)}.${base64url(JSON.stringify(payload))}.`;
  }
  if (fault === "hs256") {
    const { d, ...publicJwk } = key.privateJwk;
    const secret = new TextEncoder().encode(JSON.stringify(publicJwk));
    return new SignJWT(payload).setProtectedHeader({ alg: "HS256", kid, typ: "JWT" }).sign(secret);
  }
  const signer =
    fault === "wrong_key"
      ? generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey
      : await importJWK(key.privateJwk, "ES256");
  const header = { alg: "ES256", ...(fault !== "no_kid" && { kid }), typ: "JWT" };
  return new SignJWT(payload).setProtectedHeader(header).sign(signer);
}

function skew(fault: SignatureFault): number {
  if (fault === "old_iat") return -TOO_OLD_S;
  return fault === "future_iat" ? TOO_OLD_S : 0;
}
