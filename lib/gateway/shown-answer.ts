import "server-only";
import type { PlaidAnswer } from "@/lib/contracts/playground";
import { scrub } from "@/lib/plaid/redact";
import type { WitnessedCall } from "@/lib/plaid/witness-calls";

/** Headers that say something of the answer, and nothing of who asked. */
const HEADERS = [
  "content-type",
  "content-length",
  "date",
  "plaid-version",
  "retry-after",
  "x-request-id",
] as const;

/** What a call got from Plaid, fit to show: every token in it is replaced by its kind. */
export function shownAnswer({ headers, body, ...call }: WitnessedCall): PlaidAnswer {
  const shown = HEADERS.flatMap((name) => {
    const value = headers[name];
    return typeof value === "string" ? [[name, scrub(value)] as const] : [];
  });
  return { ...call, headers: Object.fromEntries(shown), body: withoutTokens(body) };
}

/** A name of Plaid's that ends so has a value that opens something, whatever that looks like. */
const NAMES_A_TOKEN = /(^|_)(token|secret)$|^hosted_link_url$/;

function withoutTokens(value: unknown, key = ""): unknown {
  if (typeof value === "string") {
    const scrubbed = scrub(value);
    return NAMES_A_TOKEN.test(key) && scrubbed === value && value !== "" ? "[redacted]" : scrubbed;
  }
  if (Array.isArray(value)) return value.map((entry) => withoutTokens(entry, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, withoutTokens(entry, name)]),
  );
}
