import { NextRequest } from "next/server";
import { env } from "@/lib/env";

type Init = { cookie?: string; headers?: Record<string, string | undefined> };

/** A JSON POST as a browser on our own pages sends it. A header set to undefined is left out. */
export function post(path: string, body: unknown, { cookie, headers }: Init = {}): NextRequest {
  const all = {
    origin: env().APP_URL,
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
    cookie,
    ...headers,
  };
  return new NextRequest(new URL(path, env().APP_URL), {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1])),
  });
}

/** A GET as a browser on our own pages sends it. */
export const get = (path: string, { cookie = "" }: { cookie?: string } = {}) =>
  new NextRequest(new URL(path, env().APP_URL), { headers: cookie ? { cookie } : {} });

/** What Next hands to a route handler beside the request. */
export const params = <Params extends Record<string, string>>(values: Params) => ({
  params: Promise.resolve(values),
});

/** A response with its body read. */
export async function answerOf(answering: Promise<Response>) {
  const response = await answering;
  return { status: response.status, headers: response.headers, body: await response.json() };
}
