/** Something that looks like a secret. The value is told masked, since reports are read by many. */
export type Finding = { what: string; value: string };

const shapes: { what: string; shape: RegExp }[] = [
  {
    what: "a token of Plaid's",
    shape:
      /\b(?:access|public|processor|link)-(?:sandbox|development|production)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi,
  },
  { what: "a client_id or secret of Plaid's", shape: /\b(?:[0-9a-f]{24}|[0-9a-f]{30})\b/g },
  { what: "a private key", shape: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g },
  { what: "a key of 32 bytes", shape: /(?<![\w+/])[A-Za-z0-9+/]{43}=(?![A-Za-z0-9=])/g },
  { what: "a signed token", shape: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/g },
  { what: "a key of AWS", shape: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { what: "a token of GitHub's", shape: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{60,})/g },
  { what: "a token of GitLab's", shape: /\bglpat-[\w-]{20,}/g },
  { what: "a token of npm's", shape: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { what: "a key of Stripe's", shape: /\b[rs]k_live_[A-Za-z0-9]{20,}/g },
  { what: "a token of Slack's", shape: /\bxox[abeoprs]-[A-Za-z0-9-]{20,}/g },
  { what: "a key of Google's", shape: /\bAIza[\w-]{35}/g },
  {
    what: "a password in an address",
    shape: /\b[a-z][a-z+]*:\/\/[^\s:/@"'`$<{]+:[^\s:/@"'`$<{]+@[\w.$[{-]+/g,
  },
];

/** `postgres://app:secret@db.example.com` and what is on this computer lead nowhere. */
const LEADS_NOWHERE =
  /@(?:localhost|127\.|\[|.*\.(?:example|test|invalid)$|.*example\.(?:com|org)$)/;

/** What Plaid's own documentation shows as an answer. */
const PUBLISHED = new Set(["btok_5oEetfLzPklE1fwJZ7SG"]);

/** What is set to a value of that many different characters was hardly thought up by a person. */
const ASSIGNED = /(?:secret|passw(?:or)?d|token|key)\w*["']?\s*[:=]\s*["'`]?([\w+/=-]{20,})/gi;
const BITS_OF_CHANCE = 4.2;

/** Finds what looks like a secret in a text, but for what is plainly made up. */
export function findSecrets(text: string): Finding[] {
  const found = shapes.flatMap(({ what, shape }) =>
    [...text.matchAll(shape)].map(([value]) => ({ what, value })),
  );
  const assigned = [...text.matchAll(ASSIGNED)]
    .map(([, value = ""]) => ({ what: "a value set by chance", value }))
    .filter(({ value }) => /\d/.test(value) && entropy(value) > BITS_OF_CHANCE);
  return [...found, ...assigned]
    .filter(({ value }) => !isMadeUp(value) && !LEADS_NOWHERE.test(value) && !PUBLISHED.has(value))
    .map(({ what, value }) => ({ what, value: `${value.slice(0, 8)}…` }));
}

/** Bits that each character tells, going by how often it is there. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => {
    const share = count / value.length;
    return bits - share * Math.log2(share);
  }, 0);
}

const IN_ORDER = "0123456789abcdef".repeat(2);
const LEFT_OVER_AT_MOST = 12;

/** Whether little is left of it without runs as in `0000` and `1234`. Chance leaves nearly all. */
function isMadeUp(value: string): boolean {
  const hex = value
    .toLowerCase()
    .replace(/^[a-z]+-[a-z]+-/, "")
    .replaceAll("-", "");
  if (!/^[0-9a-f]+$/.test(hex)) return false;
  let left = "";
  for (let at = 0; at < hex.length; ) {
    const length = runAt(hex, at);
    if (length < 3) left += hex.slice(at, at + length);
    at += length;
  }
  return left.length < LEFT_OVER_AT_MOST;
}

/** How many characters from there on are all the same, or count up. */
function runAt(hex: string, at: number): number {
  let same = 1;
  while (hex[at + same] === hex[at]) same += 1;
  let up = 1;
  while (IN_ORDER.includes(hex.slice(at, at + up + 1)) && at + up < hex.length) up += 1;
  return Math.max(same, up);
}
