import { randomBytes } from "node:crypto";

const PREFIX = {
  user: "usr",
  authAccount: "aut",
  session: "ses",
  linkSession: "lks",
  linkEvent: "lev",
  oauthReturn: "oar",
  plaidCall: "pcl",
  publicTokenExchange: "pte",
  item: "itm",
  account: "acc",
  transaction: "txn",
  syncLease: "syn",
  webhookEvent: "whe",
} as const;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new id: what it names, then time and 80 random bits in base 32. Later ids sort after earlier ones. */
export function newId(of: keyof typeof PREFIX): string {
  let time = "";
  for (let rest = Date.now(), place = 0; place < 10; place += 1) {
    time = ALPHABET.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  const random = [...randomBytes(16)].map((byte) => ALPHABET.charAt(byte % 32)).join("");
  return `${PREFIX[of]}_${time}${random}`;
}
