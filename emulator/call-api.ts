import type { Context } from "./endpoint";
import { endpoints } from "./endpoints/endpoints";
import { callerOf, looksReal } from "./keys";
import { parseRequest } from "./parse-request";
import { PlaidFailure } from "./plaid-failure";
import { requireWithinLimits } from "./rate-limits/require-within-limits";
import { ids } from "./state/ids";

/** A call to the API as it came in. */
export type ApiCall = {
  method: string;
  /** The address of the emulator that was called. A call from within has none, and asks for no page. */
  origin?: string;
  path: string;
  headers: Headers;
  text: string;
};

type Now = Pick<Context, "state" | "now">;

/** An answer of the API, not yet written out. */
export type ApiAnswer = { status: number; body: object };

/** Answers a call. Every refusal, known or not, comes back in Plaid's form; nothing is thrown. */
export function callApi(call: ApiCall, context: Now): ApiAnswer {
  const request_id = ids.request();
  try {
    const answer = context.state.transaction(() => answerTo(call, context));
    return { status: 200, body: { ...answer, request_id } };
  } catch (thrown) {
    const failure = thrown instanceof PlaidFailure ? thrown : ownFault(thrown);
    return { status: failure.status, body: { ...failure.body, request_id } };
  }
}

/** Nothing a caller sends should lead here. Where it does, Plaid's answer alone would hide the reason. */
function ownFault(thrown: unknown): PlaidFailure {
  // biome-ignore lint/suspicious/noConsole: this is a fault of the emulator's own.
  console.error(thrown);
  return new PlaidFailure("INTERNAL_SERVER_ERROR");
}

function answerTo(
  { method, origin = "http://localhost", path, headers, text }: ApiCall,
  now: Now,
): object {
  const endpoint = endpoints.get(path);
  if (!endpoint || method !== "POST") throw new PlaidFailure("NOT_FOUND");
  if (headers.has("origin")) {
    throw new PlaidFailure("INVALID_HEADERS", "the API must not be called from a browser");
  }
  if (!headers.get("content-type")?.includes("application/json")) {
    throw new PlaidFailure("INVALID_HEADERS");
  }

  const body = parseObject(text);
  const given = {
    client_id: headers.get("plaid-client-id") ?? Reflect.get(body, "client_id"),
    secret: headers.get("plaid-secret") ?? Reflect.get(body, "secret"),
  };
  const missing = Object.entries(given).flatMap(([name, value]) =>
    value === undefined && !endpoint.isPublic ? [name] : [],
  );
  const checked = parseRequest(endpoint.schema, body, missing);
  const caller = callerOf(given);
  if (!caller && looksReal(given.client_id)) {
    throw new PlaidFailure(
      "INVALID_API_KEYS",
      "real keys were sent to the emulator, which has its own",
    );
  }
  const context = { ...now, origin };
  if (endpoint.isPublic)
    return endpoint.handle(checked, { ...context, caller: caller ?? "client" });
  if (!caller || !endpoint.callers.includes(caller)) throw new PlaidFailure("INVALID_API_KEYS");
  requireWithinLimits({ path, body, caller }, context);
  return endpoint.handle(checked, { ...context, caller });
}

function parseObject(text: string): object {
  const body = parseJson(text);
  if (body === null || typeof body !== "object" || Array.isArray(body)) {
    throw new PlaidFailure("INVALID_BODY");
  }
  return body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PlaidFailure("INVALID_BODY");
  }
}
