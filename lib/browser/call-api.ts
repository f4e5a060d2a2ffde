import type { ProblemBody } from "@/lib/problem";
import { beginWork } from "./pending-work";

const TIMEOUT_MS = 60_000;

/** A call our API refused, or that never reached it. `message` is fit to show to the user. */
export class ApiError extends Error {
  readonly code: ProblemBody["code"] | "unreachable";
  readonly fields: Record<string, string>;
  readonly requestId: string | undefined;
  readonly duplicate: ProblemBody["duplicate"];

  constructor(problem?: Partial<ProblemBody>) {
    super(problem?.detail ?? unreachable());
    this.name = "ApiError";
    this.code = problem?.code ?? "unreachable";
    this.fields = problem?.fields ?? {};
    this.requestId = problem?.requestId;
    this.duplicate = problem?.duplicate;
  }
}

const unreachable = () =>
  navigator.onLine
    ? "The server could not be reached. Try again in a moment."
    : "You are offline. Check your connection and try again.";

type Options = {
  /** Nobody waits for it, so the progress bar does not show it. */
  isQuiet?: boolean;
  /** Names a press that must count once, however often it is sent. */
  idempotencyKey?: string;
};

/** Calls one of our JSON endpoints. Throws {@link ApiError} on anything but success. */
export async function callApi<Answer>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
  { isQuiet = false, idempotencyKey }: Options = {},
): Promise<Answer> {
  const done = isQuiet ? () => {} : beginWork();
  try {
    const response = await fetch(path, {
      method,
      headers: {
        ...(method !== "GET" && { "content-type": "application/json" }),
        ...(idempotencyKey && { "idempotency-key": idempotencyKey }),
      },
      body: method === "GET" ? undefined : JSON.stringify(body ?? {}),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = response.status === 204 ? undefined : await response.json();
    if (!response.ok) throw new ApiError(answer);
    return answer;
  } catch (thrown) {
    throw thrown instanceof ApiError ? thrown : new ApiError();
  } finally {
    done();
  }
}
