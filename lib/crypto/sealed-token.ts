import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Keyring } from "./keyring";

const VERSION = "v1";
const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The place a sealed token is stored in. It is authenticated, so a token opens nowhere else. */
export type SealContext = { table: string; column: string; rowId: string; userId: string };

/** A stored token that does not open: wrong row, wrong key or damage. The message holds no secret. */
export class UnreadableToken extends Error {
  constructor(context: SealContext, reason: string) {
    super(`${context.table}.${context.column} of ${context.rowId} does not open: ${reason}`);
    this.name = "UnreadableToken";
  }
}

/**
 * Seals `plaintext` under the newest key, for storage in the place named by `context`.
 *
 * The context is authenticated but not stored. A sealed token copied onto another row
 * therefore fails to open instead of granting access to somebody's bank.
 *
 * @returns `v1.keyId.iv.ciphertext.tag`, the last three in base64url. The key id stays
 *   readable so that rotation can find rows sealed under a retired key.
 */
export function seal(plaintext: string, context: SealContext, keyring: Keyring): string {
  const [newest] = keyring;
  if (!newest) throw new Error("The key ring is empty.");
  const [keyId, key] = newest;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(additionalData(context, keyId));
  const ciphertext = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
  const parts = [iv, ciphertext, cipher.getAuthTag()].map((part) => part.toString("base64url"));
  return [VERSION, keyId, ...parts].join(".");
}

/**
 * Opens what {@link seal} made, in the same place.
 *
 * @throws {UnreadableToken} for anything else. A caller treats every cause alike: the token is lost.
 */
export function open(sealed: string, context: SealContext, keyring: Keyring): string {
  const [version, keyId, ...encoded] = sealed.split(".");
  const [iv, ciphertext, tag] = encoded.map((part) => Buffer.from(part, "base64url"));
  if (version !== VERSION || !keyId || !iv || !ciphertext || !tag || encoded.length !== 3) {
    throw new UnreadableToken(context, "it has no known form");
  }
  const key = keyring.get(keyId);
  if (!key) throw new UnreadableToken(context, `key "${keyId}" is not in TOKEN_KEYS`);
  // A shortened tag is easier to forge; Node accepts one unless told the length.
  if (iv.length !== IV_BYTES || tag.length !== TAG_BYTES) {
    throw new UnreadableToken(context, "its parts have the wrong length");
  }
  try {
    const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(additionalData(context, keyId));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");
  } catch {
    throw new UnreadableToken(context, "it was changed, moved or sealed under another key");
  }
}

function additionalData({ table, column, rowId, userId }: SealContext, keyId: string): Buffer {
  return Buffer.from(
    JSON.stringify(["plaid-link-reference", VERSION, table, column, rowId, userId, keyId]),
  );
}
