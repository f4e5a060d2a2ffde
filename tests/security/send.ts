import type { Owned } from "./person-with-everything";
import type { Rule } from "./policy";

/** What of an answer its reader sees, without the id of the request. */
export type Seen = { status: number; headers: Record<string, string>; body: string };

type Sent = {
  cookie?: string | undefined;
  headers?: Record<string, string>;
  body?: unknown;
  query?: Record<string, string>;
};

/** The address of a rule's valid request. */
export function addressOf(rule: Rule, own: Owned): string {
  const { params = {} } = rule.valid(own);
  return rule.route.replace(/\[(\w+)\]/g, (_, name) => params[name] ?? "");
}

/** Sends the request of a rule to a running app, as its page would, but for what is said to be different. */
export async function send(url: string, rule: Rule, own: Owned, different: Sent = {}) {
  const { query, body = {}, headers } = rule.valid(own);
  const asked = new URLSearchParams({ ...query, ...different.query });
  const all = {
    origin: url,
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
    ...headers,
    ...different.headers,
    ...(different.cookie !== undefined && { cookie: different.cookie }),
  };
  const sent = different.body === undefined ? JSON.stringify(body) : different.body;
  const response = await fetch(`${url}${addressOf(rule, own)}?${asked}`, {
    method: rule.method,
    headers: all,
    redirect: "manual",
    ...(rule.method !== "GET" && { body: sent as BodyInit }),
  });
  return seen(response);
}

/** Asks for a page as a browser does; with `rsc` as the router of an open page does. */
export async function visit(url: string, path: string, headers: Record<string, string> = {}) {
  // Without it Next only sends the router to the address that has it.
  const address = url + path + (headers.rsc ? "?_rsc" : "");
  const all = { accept: "text/html", ...headers };
  return seen(await fetch(address, { headers: all, redirect: "manual" }));
}

async function seen(response: Response): Promise<Seen> {
  const { date, ...headers } = Object.fromEntries(response.headers);
  const text = await response.text();
  return {
    status: response.status,
    headers,
    body: text.replace(/"requestId":"[\w-]+"/, '"requestId":"any"'),
  };
}
