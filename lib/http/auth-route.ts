import "server-only";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { sessionCookieName } from "@/lib/auth/cookies";
import { authOptions } from "@/lib/auth/options";
import { systemEndSession } from "@/lib/data/sessions";
import { Problem } from "@/lib/problem";
import { checkOrigin } from "./check-origin";
import { readBody } from "./read-body";
import { toErrorResponse } from "./route";

const BODY_LIMIT_BYTES = 8 * 1024;

/** What of next-auth is used. Its `_log` would let anyone write to our log. */
const ACTIONS = new Set(["csrf", "signin", "callback", "signout", "session", "error"]);

type Context = { params: Promise<{ nextauth: string[] }> };

/**
 * next-auth's endpoints behind the same guards as ours: origin, body cap and error mapping.
 * Left to itself it answers a malformed body with 500.
 */
export async function authRoute(request: NextRequest, context: Context): Promise<Response> {
  const requestId = crypto.randomUUID();
  try {
    const [action = ""] = (await context.params).nextauth;
    if (!ACTIONS.has(action)) throw new Problem("not_found", "There is nothing at this address.");
    const guarded = request.method === "POST" ? await guardedPost(request) : request;
    if (action === "signout" && request.method === "POST") await endSession(request);
    const response: Response = await NextAuth(guarded, context, authOptions());
    response.headers.set("cache-control", "no-store");
    if (action === "signout") response.headers.set("clear-site-data", '"cache"');
    return response;
  } catch (thrown) {
    return toErrorResponse(thrown, requestId);
  }
}

/**
 * Ends the session before next-auth clears its cookie: next-auth would answer that all is well even
 * when the database did not take it.
 */
async function endSession(request: NextRequest): Promise<void> {
  const token = request.cookies.get(sessionCookieName())?.value;
  if (token) await systemEndSession(token);
}

/** The request again, with a body that was read within its cap and can be parsed. */
async function guardedPost(request: NextRequest): Promise<NextRequest> {
  checkOrigin(request);
  const body = new TextDecoder().decode(await readBody(request, BODY_LIMIT_BYTES));
  const type = request.headers.get("content-type") ?? "";
  if (type.includes("application/json")) {
    try {
      JSON.parse(body);
    } catch {
      throw new Problem("invalid_request", "The body is not valid JSON.");
    }
  } else if (!type.includes("application/x-www-form-urlencoded")) {
    throw new Problem("unsupported_media_type", "Send the body as a form or as JSON.");
  }
  const { url, headers } = request;
  return new NextRequest(url, { method: "POST", headers, body });
}
