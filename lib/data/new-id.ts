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
  processorToken: "prt",
  handoffAttempt: "hat",
  auditEvent: "aud",
} as const;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

const TIME_DIGITS = 10;
const RANDOM_DIGITS = 16;

/** What the last id of this process was made of. */
const last = { time: 0, digits: [] as number[] };

/**
 * A new id: what it names, then time and 79 random bits in base 32. Of one process, later ids sort
 * after earlier ones; of several, those of a later millisecond do.
 */
export function newId(of: keyof typeof PREFIX): string {
  const now = Date.now();
  last.digits = now > last.time ? randomDigits() : next(last.digits);
  last.time = Math.max(now, last.time);
  const digits = [...timeDigits(last.time), ...last.digits];
  return `${PREFIX[of]}_${digits.map((digit) => ALPHABET.charAt(digit)).join("")}`;
}

// The first digit is kept low, so that counting on from it never runs over.
const randomDigits = () =>
  [...randomBytes(RANDOM_DIGITS)].map((byte, place) => byte % (place === 0 ? 16 : 32));

/** The number after, the least digit last. */
function next(digits: number[]): number[] {
  const place = digits.findLastIndex((digit) => digit < 31);
  return digits.map((digit, at) => (at === place ? digit + 1 : at > place ? 0 : digit));
}

function timeDigits(time: number): number[] {
  const digits: number[] = [];
  for (let rest = time; digits.length < TIME_DIGITS; rest = Math.floor(rest / 32)) {
    digits.unshift(rest % 32);
  }
  return digits;
}
