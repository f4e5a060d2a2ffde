import { AsyncLocalStorage } from "node:async_hooks";

const RETRY_AFTER_S = "5";

// instrumentation.ts, which Next tells of every page that failed and why, writes it down here.
const facts = new AsyncLocalStorage();
globalThis.factsOfRequest = facts;

/**
 * Has a request answered by `work`. Next answers 500 for every page that failed; one that failed
 * because the database is away will be there again soon, and is answered 503.
 */
export function withUnavailablePages(response, work) {
  const ofThis = { isDatabaseAway: false };
  const { writeHead } = response;
  response.writeHead = (status, ...rest) => {
    const isPassing = status === 500 && ofThis.isDatabaseAway;
    if (isPassing) response.setHeader("retry-after", RETRY_AFTER_S);
    return writeHead.call(response, isPassing ? 503 : status, ...rest);
  };
  return facts.run(ofThis, work);
}
