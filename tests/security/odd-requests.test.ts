import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { connect, createServer } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sessionCookieName } from "@/lib/auth/cookies";
import { routes } from "@/lib/routes";
import { ROOT } from "@/scripts/local-settings";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { httpBrowser } from "@/tests/support/http-browser";
import { signedInUser } from "@/tests/support/users";
import { built } from "../scripts/built";
import { launch, untilLive } from "../scripts/serve-app";
import { type Owned, personWithEverything } from "./person-with-everything";
import { policy } from "./policy";
import { send } from "./send";

let app: Awaited<ReturnType<typeof launch>>;
let ann: Owned;

beforeAll(async () => {
  await built();
  app = await launch({ WORKER: "off" });
  await untilLive(app);
  ann = await personWithEverything(app.url);
}, 400_000);
afterAll(() => void app.child.kill("SIGKILL"));

type Sent = { method?: string; headers?: Record<string, string>; body?: string };

/** Sends a path as it is: fetch() would tidy it up, and sets `Host` itself. */
const raw = (path: string, { method = "GET", headers = {}, body }: Sent = {}) =>
  new Promise<{ status: number; location: string; cookies: string; text: string }>(
    (resolve, reject) => {
      const sent = request({
        host: "127.0.0.1",
        port: app.port,
        path,
        method,
        headers,
        agent: false,
      });
      sent.once("error", reject);
      sent.once("response", async (response) => {
        let text = "";
        for await (const chunk of response.setEncoding("utf8")) text += chunk;
        const { location = "", "set-cookie": cookies = [] } = response.headers;
        resolve({ status: response.statusCode ?? 0, location, cookies: cookies.join(), text });
      });
      sent.end(body);
    },
  );

describe("S-UNA-2: a visitor", () => {
  const depth = Array.from({ length: 5 }, () => "proxy").join(":");
  const middleware = Array.from({ length: 5 }, () => "middleware").join(":");

  test.each<{ path: string; headers?: Record<string, string> }>([
    { path: "/accounts", headers: { "x-middleware-subrequest": depth } },
    { path: "/accounts", headers: { "x-middleware-subrequest": middleware } },
    { path: "/accounts", headers: { rsc: "1", "next-router-prefetch": "1" } },
    { path: "/accounts", headers: { rsc: "1", "next-router-segment-prefetch": "/_tree" } },
    { path: "/accounts", headers: { "x-nextjs-data": "1" } },
    { path: "/accounts?_rsc=1" },
    { path: "/accounts?nxtPid=1&nxtPitemId=1" },
    { path: "/accounts.rsc" },
    { path: "/accounts.segments/_tree.segment.rsc" },
    { path: "/_next/data/build/accounts.json" },
    { path: "//accounts" },
    { path: "/%61ccounts" },
    { path: "/./accounts" },
    { path: "/link/../accounts" },
    { path: "/(workspace)/accounts" },
  ])("S-UNA-2: gets nothing of a page by $path with $headers", async ({ path, headers = {} }) => {
    const { status, text } = await raw(path, { headers });
    expect(status === 200 ? text : "", path).not.toMatch(/Account menu/);
    expect(status, text.slice(0, 200)).toBeLessThan(500);
    if (status === 200) expect(text).toContain("NEXT_REDIRECT;replace;/sign-in");
  });
});

describe("S-NX-1: Next's own addresses", () => {
  test("S-NX-1: have no server function behind them", () => {
    const file = path.join(ROOT, ".next/server/server-reference-manifest.json");
    const { node, edge } = JSON.parse(readFileSync(file, "utf8"));
    expect({ node, edge }).toEqual({ node: {}, edge: {} });
  });

  test.each([
    { name: "a call of one", type: "text/plain;charset=UTF-8", body: "[]" },
    {
      name: "a form that reaches for a prototype",
      type: "multipart/form-data; boundary=x",
      body: '--x\r\ncontent-disposition: form-data; name="0"\r\n\r\n{"then":"$1:__proto__:then"}\r\n--x--\r\n',
    },
  ])("S-NX-1: refuse $name", async ({ type, body }) => {
    const headers = { "next-action": "a".repeat(40), "content-type": type };
    for (const page of ["/", routes.signIn(), routes.accounts()]) {
      const { status } = await raw(page, { method: "POST", headers, body });
      expect(status, page).toBeGreaterThanOrEqual(300);
      expect(status, page).toBeLessThan(500);
    }
    expect((await fetch(`${app.url}/api/health/live`)).status).toBe(200);
  });

  test("S-NX-1: make no picture smaller", async () => {
    const { status } = await raw("/_next/image?url=%2Ficon.svg&w=64&q=75");
    expect([400, 404]).toContain(status);
  });
});

describe("S-CSRF-5: signing in from elsewhere", () => {
  const credentials = () => ({
    email: ann.viewer.email ?? "",
    password: ann.password,
    json: "true",
  });
  const callback = `${routes.api.auth()}/callback/credentials`;

  test("S-CSRF-5: works from our own page, with the token of this browser", async () => {
    const { send: post, jar, csrfToken } = httpBrowser(app, { appUrl: app.url });
    const body = { ...credentials(), csrfToken: await csrfToken() };
    await post(callback, { method: "POST", body });
    expect([...jar.keys()]).toContain(sessionCookieName());
  });

  test("S-CSRF-5: does not work without a token, nor with that of another browser", async () => {
    const other = httpBrowser(app, { appUrl: app.url });
    const foreign = await other.csrfToken();
    for (const csrfToken of [undefined, "", foreign]) {
      const { send: post, jar } = httpBrowser(app, { appUrl: app.url });
      await post(callback, { method: "POST", body: { ...credentials(), csrfToken } });
      expect([...jar.keys()], String(csrfToken)).not.toContain(sessionCookieName());
    }
  });

  test("S-CSRF-5: does not work from another site, whatever token it has", async () => {
    const { send: post, jar, csrfToken } = httpBrowser(app, { appUrl: "https://evil.test" });
    const body = { ...credentials(), csrfToken: await csrfToken() };
    expect((await post(callback, { method: "POST", body })).status).toBe(403);
    expect([...jar.keys()]).not.toContain(sessionCookieName());
  });
});

describe("S-CSRF-6: a host that the client makes up", () => {
  const evil = { host: "evil.test", "x-forwarded-host": "evil.test", "x-forwarded-proto": "https" };

  test.each([
    "/",
    "/sign-in",
    "/sign-in/",
    "/accounts",
    "/link/hosted/return",
    "/nowhere",
    "/api/items",
    "/api/auth/signin",
    "/api/auth/csrf",
    "/api/auth/signout",
  ])("S-CSRF-6: is in nothing that %s answers", async (path) => {
    const { location, text, cookies } = await raw(path, { headers: evil });
    expect(location + text + cookies).not.toContain("evil.test");
  });

  test("S-CSRF-6: does not reach Plaid", async () => {
    const { cookie } = await signedInUser();
    const mark = await emulator.mark();
    const headers = {
      ...evil,
      cookie,
      origin: app.url,
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
    };
    const body = JSON.stringify({ mode: "hosted" });
    const { status } = await raw(routes.api.linkTokens(), { method: "POST", headers, body });
    expect(status).toBe(201);
    const sent = JSON.stringify(await emulator.requestsSince(mark, "/link/token/create"));
    expect(sent).toContain(app.url);
    expect(sent).not.toContain("evil.test");
  });
});

/** Where somebody might be led who follows a link that was made for it. */
const elsewhere = [
  "//evil.test",
  "/\\evil.test",
  "\\/evil.test",
  "https:evil.test",
  "https://evil.test",
  "javascript:alert(1)",
  "data:text/html,x",
  "%2F%2Fevil.test",
  "foo",
  ":::",
  "http://localhost:4100.evil.test/",
  "/x\r\nset-cookie: a=b",
  "x".repeat(5_000),
];

describe("S-RED-1: after sign-in", () => {
  /** Whether a browser that stands on a page of ours would leave it by this address. */
  const staysHere = (location: string) =>
    location === "" || new URL(location, app.url).origin === new URL(app.url).origin;

  test.each(elsewhere)("S-RED-1: next-auth leads nobody to %j", async (url) => {
    const browser = httpBrowser(app, { appUrl: app.url });
    const csrfToken = await browser.csrfToken();
    const asked = `?callbackUrl=${encodeURIComponent(url)}`;
    for (const action of ["signin", "signout", "error", "callback/credentials"]) {
      const { status, headers } = await browser.send(`${routes.api.auth()}/${action}${asked}`);
      expect(status, action).toBeLessThan(500);
      expect(staysHere(headers.get("location") ?? ""), action).toBe(true);
    }
    const cookie = `link-auth-callback-url=${encodeURIComponent(url)}`;
    const { status, headers, text } = await browser.send(`${routes.api.auth()}/signout`, {
      method: "POST",
      body: { csrfToken, callbackUrl: url, json: "true" },
      cookie: `${[...browser.jar].map(([name, value]) => `${name}=${value}`).join("; ")}; ${cookie}`,
    });
    expect(status).toBeLessThan(500);
    expect(staysHere(headers.get("location") ?? "")).toBe(true);
    const { url: told = "" } = JSON.parse(text || "{}");
    expect(staysHere(told), told).toBe(true);
  });

  test.each(elsewhere)("S-RED-1: our own page leads nobody to %j", async (url) => {
    const { status, location } = await raw(`/sign-in?next=${encodeURIComponent(url)}`, {
      headers: { cookie: ann.cookie },
    });
    expect(status).toBeLessThan(400);
    expect(staysHere(location), location).toBe(true);
  });
});

test("S-CSRF-4: reading an address of the API twice changes nothing", async () => {
  // An export is written down, so that its owner sees who took their data.
  const reads = policy.filter(
    ({ method, access, route }) =>
      method === "GET" && access === "signed in" && route !== routes.api.accountExport(),
  );
  const before = await databaseState(["WebhookEvent"]);
  for (const rule of [...reads, ...reads]) {
    expect((await send(app.url, rule, ann, { cookie: ann.cookie })).status).toBe(200);
  }
  expect(await databaseState(["WebhookEvent"])).toBe(before);
});

test("S-SSRF-1: an address in absolute form is not asked for on behalf of the client", async () => {
  let wasAsked = false;
  const inside = createServer(() => {
    wasAsked = true;
  });
  await new Promise<void>((resolve) => inside.listen(0, "127.0.0.1", resolve));
  const { port } = inside.address() as { port: number };
  for (const more of ["", "connection: upgrade\r\nupgrade: websocket\r\n"]) {
    const socket = connect(app.port, "127.0.0.1");
    socket.write(
      `GET http://127.0.0.1:${port}/ HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${more}\r\n`,
    );
    let answered = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      answered += chunk;
    });
    if (more) await once(socket, "end");
    else await once(socket, "data");
    socket.destroy();
    expect(answered).toMatch(/^HTTP\/1\.1 400 /);
  }
  inside.close();
  expect(wasAsked).toBe(false);
  expect((await fetch(`${app.url}/api/health/live`)).status).toBe(200);
});
