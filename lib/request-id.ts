import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

const current = new AsyncLocalStorage<string>();

/** Does the work of one request, so that whatever it records can name that request. */
export const withRequestId = <Result>(requestId: string, work: () => Result): Result =>
  current.run(requestId, work);

/** The request on whose behalf this is done, or null where it is nobody's, as in a job. */
export const currentRequestId = (): string | null => current.getStore() ?? null;
