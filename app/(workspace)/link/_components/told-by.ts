import type { LinkVia } from "@/lib/contracts/link";

const WORDS: Record<LinkVia, string> = {
  browser: "the browser",
  oauth_return: "the return from the bank",
  hosted_return: "the return from Plaid's page",
  webhook: "Plaid's webhook",
  poll: "our asking Plaid",
  recovery: "the job that finishes what was interrupted",
};

/**
 * How the server came to know of a result, in words, or null for what is none of the ways. Several
 * race, and the first one counts.
 */
export const toldBy = (via: unknown): string | null =>
  typeof via === "string" && Object.hasOwn(WORDS, via) ? WORDS[via as LinkVia] : null;
