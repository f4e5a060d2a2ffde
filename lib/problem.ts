import { ZodError } from "zod";

const STATUS = {
  invalid_request: 400,
  invalid_public_token: 400,
  unauthenticated: 401,
  webhook_forged: 401,
  forbidden_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  email_taken: 409,
  in_progress: 409,
  duplicate_item: 409,
  session_mismatch: 409,
  relink_required: 409,
  account_unavailable: 409,
  processor_not_enabled: 409,
  processor_token_unreadable: 409,
  processor_token_revoked: 410,
  link_session_expired: 410,
  body_too_large: 413,
  unsupported_media_type: 415,
  idempotency_key_reused: 422,
  rate_limited: 429,
  internal: 500,
  not_configured: 501,
  plaid_refused: 502,
  plaid_unavailable: 502,
  link_uncertain: 502,
  database_unavailable: 503,
  overloaded: 503,
  link_undone: 503,
  stopping: 503,
  webhook_not_received: 503,
  plaid_timeout: 504,
} as const;

export type ProblemCode = keyof typeof STATUS;

const PASSING: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "database_unavailable",
  "in_progress",
  "internal",
  "overloaded",
  "plaid_timeout",
  "plaid_unavailable",
  "rate_limited",
]);

/** Whether a stored text still is one of our codes. */
export const isProblemCode = (code: string | null): code is ProblemCode =>
  code !== null && Object.hasOwn(STATUS, code);

/** What every endpoint answers when it fails, as `application/problem+json` (RFC 9457). */
export type ProblemBody = {
  type: "about:blank";
  status: number;
  code: ProblemCode;
  /** A sentence fit to show: what happened and what to do next. */
  detail: string;
  requestId: string;
  /** Field name to message, when single fields of the body are at fault. */
  fields?: Record<string, string>;
  /** Plaid's own verdict, when it was Plaid that refused. */
  plaid?: { error_type: string; error_code: string; request_id: string | null };
  /** For `duplicate_item`: the attempt that waits for a decision, and the Item that is there already. */
  duplicate?: { exchangeId: string; itemId: string };
};

type Extensions = Pick<ProblemBody, "fields" | "plaid" | "duplicate"> & {
  retryAfterSeconds?: number;
};

/** A failure the caller may see. Anything else that is thrown reaches the client as `internal`. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly extensions: Extensions = {},
  ) {
    super(detail);
    this.name = "Problem";
  }

  get status(): number {
    return STATUS[this.code];
  }

  /** Renders the problem document. Never cached, since it tells of one request. */
  toResponse(requestId: string): Response {
    const { retryAfterSeconds, ...extensions } = this.extensions;
    const body: ProblemBody = {
      type: "about:blank",
      status: this.status,
      code: this.code,
      detail: this.message,
      requestId,
      ...extensions,
    };
    const headers = new Headers({
      "content-type": "application/problem+json",
      "cache-control": "no-store",
    });
    if (retryAfterSeconds) headers.set("retry-after", String(retryAfterSeconds));
    return new Response(JSON.stringify(body), { status: this.status, headers });
  }
}

/** Whether the same attempt, made again later, may well go through: nothing about it has to change. */
export const isPassing = (problem: Problem): boolean => PASSING.has(problem.code);

/** A body that does not fit its schema, told field by field. */
function invalidBody(error: ZodError): Problem {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) fields[[...issue.path, key].join(".")] = "is not a known field";
    } else {
      fields[issue.path.join(".") || "body"] ??= issue.message;
    }
  }
  const list = Object.entries(fields).map(([name, message]) => `${name}: ${message}`);
  return new Problem("invalid_request", `The request is not valid. ${list.join("; ")}`, { fields });
}

/** Narrows anything thrown to what a client may be told. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof ZodError) return invalidBody(thrown);
  return new Problem("internal", "Something went wrong on our side. Try again in a moment.");
}
