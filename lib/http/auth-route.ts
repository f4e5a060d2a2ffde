import "server-only";
import { cookies } from "next/headers";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authCookies, sessionCookieName } from "@/lib/auth/cookies";
import { authOptions } from "@/lib/auth/options";
import { overloaded } from "@/lib/auth/overloaded";
import { countSignIn } from "@/lib/auth/sign-in-limits";
import { emailAddress } from "@/lib/contracts/users";
import { systemEndSession } from "@/lib/data/sessions";
import { env } from "@/lib/env";
import { Problem } from "@/lib/problem";
import { withRequestId } from "@/lib/request-id";
import { checkOrigin } from "./check-origin";
import { readAuthBody } from "./read-auth-body";
import { toErrorResponse } from "./route";

/**
 * What of next-auth is used. Its `_log` would let anyone write to our log, and its `session` would
 * put the cookie away whenever the database cannot be asked.
 */
const ACTIONS = new Set(["csrf", "signin", "callback", "signout", "error"]);

/** Ways to sign in that nobody is sent back from. next-auth answers 500 to a GET. */
const BY_POST = new Set(["credentials", "demo"]);

type Context = { params: Promise<{ nextauth: string[] }> };

/**
 * next-auth's endpoints behind the same guards as ours: origin, body cap, limits and error mapping.
 * Left to itself it answers what is malformed with 500.
 */
export function authRoute(request: NextRequest, context: Context): Promise<Response> {
  const requestId = crypto.randomUUID();
  return withRequestId(requestId, () =>
    answer(request, context).catch((thrown: unknown) => toErrorResponse(thrown, requestId)),
  );
}

async function answer(request: NextRequest, context: Context): Promise<Response> {
  const [action = "", more] = (await context.params).nextauth;
  if (!ACTIONS.has(action)) throw new Problem("not_found", "There is nothing at this address.");
  const posts = request.method === "POST";
  if (!posts && action === "callback" && BY_POST.has(more ?? "")) {
    throw new Problem("method_not_allowed", "Signing in this way takes a POST.");
  }
  const fields = posts ? await postedFields(request) : {};
  checkTexts(request, { action, more, fields });
  await forgetBadReturn(request);
  const isPassword = posts && action === "callback" && more === "credentials";
  if (isPassword) await countSignIn(request, emailAddress.safeParse(fields.email).data ?? null);
  if (posts && action === "signout") await endSession(request);
  const asked = posts ? withFields(request, fields) : request;
  const response: Response = await NextAuth(asked, context, authOptions());
  if (isPassword) await throwOutOfOrder(response);
  response.headers.set("cache-control", "no-store");
  // Not for a GET: a link on any site could have a browser forget what it keeps for this one.
  if (posts && action === "signout") {
    response.headers.set("clear-site-data", '"cache", "storage"');
  }
  return response;
}

async function postedFields(request: NextRequest): Promise<Record<string, string>> {
  checkOrigin(request);
  return readAuthBody(request);
}

/** The request with a body that can be read once more, as next-auth reads it. Ours has been read. */
function withFields(request: NextRequest, fields: Record<string, string>): NextRequest {
  return Object.assign(request, {
    json: async () => fields,
    text: async () => new URLSearchParams(fields).toString(),
  });
}

/** Refuses what next-auth puts into a header as it is, and answers with 500 where it does not fit. */
function checkTexts(
  request: NextRequest,
  {
    action,
    more,
    fields,
  }: { action: string; more?: string | undefined; fields: Record<string, string> },
): void {
  // Of what is named twice, next-auth takes the last.
  const query = Object.fromEntries(request.nextUrl.searchParams);
  for (const place of [query.callbackUrl, fields.callbackUrl]) {
    if (!place || isPlace(place)) continue;
    throw new Problem("invalid_request", "The address to return to is none. Open the app anew.");
  }
  const error = query.error ?? more;
  if (action === "error" && error !== undefined && !/^\w{1,40}$/.test(error)) {
    throw new Problem("invalid_request", "There is no such error.");
  }
}

/** Whether somebody could be sent back to it, as far as next-auth is concerned. */
const isPlace = (text: string) =>
  /^(\/|https?:\/\/)/.test(text) && URL.canParse(text, env().APP_URL);

/** Puts away a cookie that leads nowhere, which would be answered with 500 until it is gone. */
async function forgetBadReturn(request: NextRequest): Promise<void> {
  const { name, options } = authCookies().callbackUrl;
  const kept = request.cookies.get(name)?.value;
  if (kept && !isPlace(kept)) (await cookies()).set({ ...options, name, value: "", maxAge: 0 });
}

/**
 * A sign-in that could not be looked into is no wrong password. next-auth has one status for both, and
 * tells them apart by the word that lib/auth/options.ts gave it. @throws Problem for ours.
 */
async function throwOutOfOrder(response: Response): Promise<void> {
  if (response.status !== 401) return;
  const answered = await response
    .clone()
    .json()
    .catch(() => null);
  const url = response.headers.get("location") ?? answered?.url;
  const word = URL.canParse(url) ? new URL(url).searchParams.get("error") : null;
  if (word === "Busy") throw overloaded();
  if (word === "Unavailable") {
    throw new Problem("database_unavailable", "The server cannot check your sign-in right now.", {
      retryAfterSeconds: 5,
    });
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
