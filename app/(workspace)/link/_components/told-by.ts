import type { LinkVia } from "@/lib/contracts/link";

const WORDS: Record<LinkVia, string> = {
  browser: "the browser",
  oauth_return: "the return from the bank",
  hosted_return: "the return from Plaid's page",
  webhook: "Plaid's webhook",
  poll: "our asking Plaid",
  recovery: "the job that finishes what was interrupted",
};

/** How the server came to know of a result, in words. Several ways race, and the first one counts. */
export const toldBy = (via: LinkVia): string => WORDS[via];
