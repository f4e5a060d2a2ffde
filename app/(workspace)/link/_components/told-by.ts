import type { LinkVia } from "@/lib/contracts/link";

const WORDS: Record<LinkVia, string> = {
  browser: "Told by the browser",
  oauth_return: "Told by the return from the bank",
  hosted_return: "Told by the return from Plaid's page",
  webhook: "Told by Plaid's webhook",
  poll: "Found by asking Plaid",
  recovery: "Found when unfinished work was taken up again",
};

/** How the server came to know of a result, in words. Several ways race, and the first one counts. */
export const toldBy = (via: LinkVia): string => WORDS[via];
