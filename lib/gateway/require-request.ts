import "server-only";
import type { PlaygroundOperation } from "@/lib/contracts/playground";
import { checkRequest } from "@/lib/playground/check-request";
import { operations } from "@/lib/playground/operations";
import { Problem } from "@/lib/problem";

/**
 * Lets a request pass that fits its operation, as the page checks it.
 *
 * @throws Problem `invalid_request`, field by field: nothing is sent to Plaid then.
 */
export function requireRequest(
  operation: PlaygroundOperation,
  request: Record<string, unknown>,
): void {
  const fields = checkRequest(operations[operation], request);
  const list = Object.entries(fields).map(([field, message]) => `${field} ${message}`);
  if (list.length === 0) return;
  throw new Problem("invalid_request", `The request is not valid. ${list.join("; ")}.`, { fields });
}
