import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { routes } from "@/lib/routes";
import { databaseState } from "@/tests/support/database";
import { httpBrowser } from "@/tests/support/http-browser";
import { built } from "../scripts/built";
import { launch, untilLive } from "../scripts/serve-app";
import { hostileBodies, hostileIds, hostileValues } from "./hostile-values";

let app: Awaited<ReturnType<typeof launch>>;

beforeAll(async () => {
  await built();
  app = await launch({
    WORKER: "off",
    LIMITS: "off",
    LOG_LEVEL: "error",
    OIDC_ISSUER: "http://127.0.0.1:9",
    OIDC_CLIENT_ID: "nobody",
    OIDC_CLIENT_SECRET: "nothing",
  });
  await untilLive(app);
}, 400_000);
afterAll(() => void app.child.kill("SIGKILL"));

const AUTH = routes.api.auth();
const READ = ["csrf", "signin", "signin/oidc", "callback/oidc", "signout", "error"];
const WRITTEN = ["signin/oidc", "callback/credentials", "callback/demo", "signout"];
const COOKIES = ["callback-url", "csrf", "pkce", "state", "nonce"];

/** What may stand in an address or a cookie, once it is encoded. */
const texts = [
  ...hostileValues.filter((value) => typeof value === "string"),
  "foo",
  ":::",
  "a\nb",
  "\u20ac",
  "/x\r\nset-cookie: a=b",
].map((text) => encodeURIComponent(text.toWellFormed()));

/** Does all of it, some at once, and answers what of it was answered with a 5xx. */
async function brokenBy<Each>(all: Each[], attempt: (one: Each) => Promise<{ status: number }>) {
  const broken: string[] = [];
  for (let from = 0; from < all.length; from += 20) {
    const some = all.slice(from, from + 20).map(async (one) => {
      const { status } = await attempt(one);
      if (status >= 500) broken.push(`${status} ${JSON.stringify(one)}`.slice(0, 200));
    });
    await Promise.all(some);
  }
  return broken;
}

const newBrowser = () => httpBrowser(app, { appUrl: app.url });

/** Every one of the first with every one of the second. */
const pairs = <A, B>(first: A[], second: B[]): [A, B][] =>
  first.flatMap((one) => second.map((other): [A, B] => [one, other]));

describe("S-FUZZ-2: next-auth's own addresses", () => {
  test.each(["callbackUrl", "error", "code", "state"])("bear any %s", async (name) => {
    const { send } = newBrowser();
    const broken = await brokenBy(pairs(READ, texts), ([action, text]) =>
      send(`${AUTH}/${action}?${name}=${text}`),
    );
    expect(broken).toEqual([]);
  });

  test("bear a value that is given twice, of which the second counts", async () => {
    const { send } = newBrowser();
    const broken = await brokenBy(READ, (action) =>
      send(`${AUTH}/${action}?callbackUrl=%2F&callbackUrl=foo&error=a&error=b%0Ac`),
    );
    expect(broken).toEqual([]);
  });

  test.each(READ)("%s bears any segment behind it", async (action) => {
    const { send } = newBrowser();
    const segments = [...new Set([...hostileIds, ...texts])].filter((text) => text !== "");
    const broken = await brokenBy(segments, (text) => send(`${AUTH}/${action}/${text}`));
    expect(broken).toEqual([]);
  });

  test.each(COOKIES)("bear any value of the cookie for %s", async (name) => {
    const { send } = newBrowser();
    const broken = await brokenBy(pairs(READ, texts), ([action, text]) =>
      send(`${AUTH}/${action}`, { cookie: `link-auth-${name}=${text}` }),
    );
    expect(broken).toEqual([]);
  });

  test("S-FUZZ-2: put away a cookie that leads nowhere", async () => {
    const browser = newBrowser();
    browser.jar.set("link-auth-callback-url", "foo");

    expect((await browser.send(`${AUTH}/csrf`)).status).toBe(200);

    expect(browser.jar.get("link-auth-callback-url")).not.toBe("foo");
  });
});

describe.each(WRITTEN)("S-FUZZ-1: next-auth's %s", (action) => {
  /** Posts a body as it is, with the cookies of a browser. */
  const post = (body: string, type: string, jar = new Map<string, string>()) =>
    fetch(`${app.url}${AUTH}/${action}`, {
      method: "POST",
      redirect: "manual",
      headers: {
        origin: app.url,
        "sec-fetch-site": "same-origin",
        "content-type": type,
        cookie: [...jar].map((pair) => pair.join("=")).join("; "),
      },
      body,
    });

  test("takes no field for something that it is not", async () => {
    const { jar, csrfToken } = newBrowser();
    const form = { email: "nobody@example.com", password: "not the right one", json: "true" };
    const whole = { ...form, csrfToken: await csrfToken(), callbackUrl: "/" };
    const before = await databaseState();
    const broken = await brokenBy(pairs(Object.keys(whole), hostileValues), ([field, value]) =>
      post(JSON.stringify({ ...whole, [field]: value }), "application/json", jar),
    );
    expect(broken).toEqual([]);
    // The demo user signs in by a button, with no field at all.
    if (action !== "callback/demo") expect(await databaseState()).toBe(before);
  });

  test.each(["application/json", "application/x-www-form-urlencoded"])(
    "refuses what is no body of its own as %s",
    async (type) => {
      const broken = await brokenBy(Object.values(hostileBodies), (body) => post(body, type));
      expect(broken).toEqual([]);
    },
  );
});

test("S-FUZZ-1: none of it was an error of ours", () => {
  expect(app.output()).not.toContain("request failed");
});
