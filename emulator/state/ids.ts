import { createHash, randomBytes, randomUUID } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";

const letters = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("");

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

type TokenKind = "link" | "public" | "access" | "processor" | "profile" | "user";

/** Ids and tokens in the forms Plaid gives them. */
export const ids = {
  /** 15 letters and digits. */
  request: () => letters(randomBytes(15)),
  /** For example `usr_9nSp2KuZ2x4JDw`. */
  user: () => `usr_${letters(randomBytes(14))}`,
  /** For example `btok_5oEetfLzPklE1fwJZ7SG`, a form of Stripe's. */
  stripeToken: () => `btok_${letters(randomBytes(20))}`,
  /** 34 lower-case letters and digits, as the address of a Hosted page ends in. */
  hostedLink: () => Array.from(randomBytes(34), (byte) => LOWER[byte % LOWER.length]).join(""),
  /** 37 letters and digits, as Items, accounts and transactions have. */
  item: () => letters(randomBytes(37)),
  /** The same 37 letters and digits whenever the parts are the same. */
  derived: (...parts: (string | number)[]) =>
    letters(createHash("sha512").update(parts.join(":")).digest().subarray(0, 37)),
  /** The same uuid whenever the parts are the same. */
  derivedUuid: (...parts: (string | number)[]) =>
    createHash("sha256")
      .update(parts.join(":"))
      .digest("hex")
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5"),
  /** A lower-case uuid, as Link sessions have. */
  uuid: () => randomUUID() as string,
  /** For example `link-sandbox-b4d07e2e-…`. */
  token: (kind: TokenKind) => `${kind}-sandbox-${randomUUID()}`,
  /** Tells a well-formed token, known or not, from one that could never have been issued. */
  isToken: (kind: TokenKind, value: string) =>
    new RegExp(`^${kind}-(sandbox|production)-${UUID}$`).test(value),
};
