import "server-only";
import type { SourcePlace } from "@/lib/contracts/inspector";
import type { listSessionCalls } from "@/lib/data/session-records";
import { explainError } from "./explain-error";
import type { Untimed } from "./in-order";

type Call = Awaited<ReturnType<typeof listSessionCalls>>[number];

/** Calls to Plaid as steps: the server asks, Plaid answers. */
export const stepsOfCalls = (calls: Call[]): Untimed[] =>
  calls.map((call) => ({
    id: call.id,
    kind: "call",
    from: "server",
    to: "plaid",
    name: call.path,
    at: call.at.toISOString(),
    durationMs: call.durationMs,
    status: call.status,
    requestId: call.requestId,
    plaidLinkSessionId: null,
    request: call.request,
    response: call.response,
    source: sourcePlace(call.source),
    error: failureOf(call),
    race: null,
  }));

/** `lib/link/start-session.ts#startSession`, as the recorder has it. */
export function sourcePlace(by: unknown): SourcePlace | null {
  const [file, name] = typeof by === "string" ? by.split("#", 2) : [];
  return file && name ? { file, name } : null;
}

function failureOf({ status, errorCode, errorType }: Call) {
  if (errorCode) return explainError(errorCode, errorType);
  if (status === null) return explainError("plaid_unavailable");
  return status >= 400 ? explainError("plaid_refused") : null;
}
