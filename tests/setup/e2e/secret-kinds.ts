import type { Shape } from "./leak-search";

const token = (kinds: string) => ({
  pattern: new RegExp(`(?:${kinds})-(?:sandbox|production)-[0-9a-f]{8}-[0-9a-f]{4}-`),
  hints: ["-sandbox-", "-production-"],
});

const shapes = {
  bankToken: { kind: "an access or processor token", ...token("access|processor") },
  stripeToken: { kind: "a token for Stripe", pattern: /btok_[0-9A-Za-z]{20}/, hints: ["btok_"] },
  linkToken: { kind: "a token of Link", ...token("public|link|profile|user") },
  hash: { kind: "the hash of a password", pattern: /\$argon2i?d?\$v=/, hints: ["$argon2"] },
  // As lib/crypto/sealed-token.ts makes it.
  sealed: {
    kind: "a sealed value",
    pattern: /\bv1\.\w{1,32}\.[\w-]{16}\.[\w-]+\.[\w-]{22}/,
    hints: ["v1."],
  },
} satisfies Record<string, Shape>;

const { bankToken, stripeToken, linkToken, hash, sealed } = shapes;

/** What the app must not send: its pages need the tokens of Link, and no others. */
export const notSent: Shape[] = [bankToken, stripeToken, hash, sealed];

/** What must not be stored: tokens are, but sealed, and passwords as hashes. */
export const notStored: Shape[] = [bankToken, stripeToken, linkToken];

/** What must not be printed. */
export const notPrinted: Shape[] = [bankToken, stripeToken, linkToken, hash, sealed];
