import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { signedInUser } from "@/tests/support/users";
import { type launch, untilLive } from "../scripts/serve-app";
import { allEndpoints, allPages } from "./addresses";
import {
  namesSomething,
  type Owned,
  personWithEverything,
  withoutAnything,
} from "./person-with-everything";
import { pages, policy, type Rule } from "./policy";
import { type Seen, send, visit } from "./send";

/** Where nobody listens: what came in between would be taken for what a refused request did. */
const NO_WEBHOOKS = "http://127.0.0.1:9/api/webhooks/plaid";

type App = Awaited<ReturnType<typeof launch>>;

/**
 * Tries every address as nobody, as somebody else, from another site and as its owner, at an app that
 * is started by `start` with some of its environment. What owners may do is left out where only
 * refusals are asked about.
 */
export function describeAccess(
  start: (changes: Record<string, string>) => Promise<App>,
  { refusalsOnly = false } = {},
) {
  let app: App;
  let ann: Owned;
  let stranger: Awaited<ReturnType<typeof signedInUser>>;

  beforeAll(async () => {
    app = await start({
      WORKER: "off",
      PLAID_LAYER_TEMPLATE_ID: "template_emulator",
      PLAID_WEBHOOK_URL: NO_WEBHOOKS,
    });
    await untilLive(app);
    ann = await personWithEverything(app.url);
    stranger = await signedInUser();
    // What the inspector shows is written a moment later.
    await sleep(1_000);
  }, 400_000);
  afterAll(() => void app.child.kill("SIGKILL"));

  /** Does what must come to nothing, and makes sure that it did: no row has changed, and Plaid was not asked. */
  async function withoutEffect<T>(attempt: () => Promise<T>): Promise<T> {
    const [before, mark] = await Promise.all([databaseState(["WebhookEvent"]), emulator.mark()]);
    const answer = await attempt();
    expect(await databaseState(["WebhookEvent"])).toBe(before);
    expect(await emulator.callsSince(mark)).toEqual([]);
    return answer;
  }

  /** What a browser may come with that is no session. */
  async function deadCookies(): Promise<Record<string, string | undefined>> {
    const name = stranger.cookie.split("=")[0] ?? "";
    const gone = await signedInUser();
    await db().user.delete({ where: { id: gone.viewer.id } });
    const { token } = stranger;
    return {
      none: undefined,
      empty: `${name}=`,
      garbage: `${name}=eyJhbGciOiJkaXIifQ..x.y.z`,
      "of a person who is gone": gone.cookie,
      "with one character changed": `${name}=${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`,
      "of 12 KB": `${name}=${"x".repeat(12 * 1024)}`,
      "under next-auth's own name": `next-auth.session-token=${token}`,
    };
  }

  test("S-IDOR-0: every address and method stands in the policy, and nothing else does", () => {
    const inPolicy = new Set(policy.map(({ method, route }) => `${method} ${route}`));
    const nextAuth = "next-auth /api/auth/[...nextauth]";
    expect(allEndpoints()).toEqual([...inPolicy, nextAuth].sort());
    expect(allPages()).toEqual(Object.keys(pages).sort());
  });

  describe.each(forPeople.map(named))("$name", ({ rule }) => {
    test("S-UNA-1: tells a visitor nothing but to sign in", async () => {
      const cookies = await deadCookies();
      await withoutEffect(async () => {
        for (const [kind, cookie] of Object.entries(cookies)) {
          expect(codeOf(await send(app.url, rule, ann, { cookie })), kind).toBe(
            "401 unauthenticated",
          );
        }
      });
    });
  });

  describe.each(forPeople.filter(namesSomething).map(named))("$name", ({ rule }) => {
    test("S-IDOR-1: answers for what is another's as for what is not there", async () => {
      await withoutEffect(async () => {
        const { cookie } = stranger;
        const foreign = await send(app.url, rule, ann, { cookie });
        const missing = await send(app.url, rule, withoutAnything(ann), { cookie });
        expect(foreign).toEqual(missing);
        if (rule.valid(ann).query) expect(foreign.body).not.toContain(ann.itemId);
        else expect(codeOf(foreign)).toBe("404 not_found");
      });
    });
  });

  describe.each(forPeople.filter(reads).map(named))("$name", ({ rule }) => {
    test("S-IDOR-4: takes whose it is from the session, whatever else the request says", async () => {
      const answer = await send(app.url, rule, withoutAnything(ann), {
        cookie: stranger.cookie,
        query: rule.valid(ann).query ?? { userId: ann.viewer.id },
        headers: { "x-user-id": ann.viewer.id },
      });
      expect([200, 400, 404]).toContain(answer.status);
      for (const id of [ann.itemId, ann.accountId, ann.tokenId, ann.openSessionId, ann.viewer.id]) {
        expect(answer.body).not.toContain(id);
      }
    });
  });

  describe.each(forPeople.filter((rule) => !reads(rule)).map(named))("$name", ({ rule }) => {
    test("S-IDOR-5: takes no field that it does not ask for", async () => {
      const { body = {} } = rule.valid(ann);
      await withoutEffect(async () => {
        for (const field of [
          "userId",
          "role",
          "status",
          "state",
          "createdAt",
          "user",
          "__proto__",
        ]) {
          const surplus = `${JSON.stringify(body).slice(0, -1)}${Object.keys(body).length ? "," : ""}"${field}":"${ann.viewer.id}"}`;
          const answer = await send(app.url, rule, ann, { cookie: ann.cookie, body: surplus });
          expect(codeOf(answer), field).toBe("400 invalid_request");
        }
      });
    });

    test("S-CSRF-1, S-CSRF-2, S-CSRF-3: does nothing for a request that another site made a browser send", async () => {
      const { cookie } = ann;
      await withoutEffect(async () => {
        for (const headers of [
          { origin: "https://evil.test", "sec-fetch-site": "cross-site" },
          {
            origin: app.url.replace("127.0.0.1", "127.0.0.1.evil.test"),
            "sec-fetch-site": "same-origin",
          },
          { origin: "null", "sec-fetch-site": "cross-site" },
          { origin: app.url.replace("http:", "https:"), "sec-fetch-site": "same-site" },
          { origin: app.url, "sec-fetch-site": "none" },
        ]) {
          const answer = await send(app.url, rule, ann, { cookie, headers });
          expect(codeOf(answer), JSON.stringify(headers)).toBe("403 forbidden_origin");
        }
        for (const type of [
          "text/plain",
          "application/x-www-form-urlencoded",
          "text/plain; application/json",
        ]) {
          const answer = await send(app.url, rule, ann, {
            cookie,
            headers: { "content-type": type },
          });
          expect(codeOf(answer), type).toBe("415 unsupported_media_type");
        }
      });
    });
  });

  describe.each([...new Set(policy.map(({ route }) => route))])("%s", (route) => {
    const has = policy.filter((rule) => rule.route === route).map(({ method }) => method);
    const own = () => policy.find((rule) => rule.route === route)?.valid(ann).params ?? {};
    const address = () => app.url + route.replace(/\[(\w+)\]/g, (_, name) => own()[name] ?? "");

    test("S-CORS, S-CSRF-3: has no other method, and lets no other site read it", async () => {
      await withoutEffect(async () => {
        for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const) {
          if ((has as string[]).includes(method)) continue;
          const { status, headers } = await fetch(address(), {
            method,
            body: "{}",
            headers: {
              cookie: ann.cookie,
              origin: app.url,
              "x-http-method-override": has[0] ?? "",
            },
          });
          expect(status, method).toBe(405);
          expect(headers.get("allow")?.split(", ").sort()).toEqual([...new Set(has)].sort());
        }
        const preflight = await fetch(address(), {
          method: "OPTIONS",
          headers: { origin: "https://evil.test", "access-control-request-method": "POST" },
        });
        expect(
          [...preflight.headers.keys()].filter((name) => name.startsWith("access-control")),
        ).toEqual([]);
      });
    });
  });

  describe.each(privatePages.map(([page]) => page))("the page %s", (page) => {
    test("S-UNA-1: leads a visitor to sign in, and holds nothing of anyone", async () => {
      const cookies = await deadCookies();
      await withoutEffect(async () => {
        for (const [kind, cookie = ""] of Object.entries(cookies)) {
          for (const headers of [{ cookie }, { cookie, rsc: "1" }] as Record<string, string>[]) {
            const {
              status,
              headers: answered,
              body,
            } = await visit(app.url, pathOf(page, ann), headers);
            // The router is told by the text of its answer, a browser by the status.
            if (headers.rsc) expect(body, kind).toContain("NEXT_REDIRECT;replace;/sign-in");
            else expect(`${status} ${answered.location}`, kind).toMatch(/^307 \/sign-in/);
            expect(body).not.toMatch(/Platypus|Plaid Checking/);
          }
        }
      });
    });
  });

  describe.each(privatePages.map(([page]) => page).filter(isOfSomething))("the page %s", (page) => {
    test("S-IDOR-1: shows of what is another's what it shows of what is not there", async () => {
      await withoutEffect(async () => {
        const { cookie } = stranger;
        const nothing = withoutAnything(ann);
        const foreign = await visit(app.url, pathOf(page, ann), { cookie });
        const missing = await visit(app.url, pathOf(page, nothing), { cookie });
        expect(said(foreign)).toEqual(said(missing));
        expect(foreign.body).not.toMatch(/Platypus|Plaid Checking/);
      });
    });
  });

  describe.each(privatePages.map(([page]) => page))("the page %s", (page) => {
    test("S-CSRF-4: changes nothing by being looked at", async () => {
      const state = await databaseState(["WebhookEvent"]);
      for (const _ of [1, 2]) {
        const { status } = await visit(app.url, pathOf(page, ann), { cookie: ann.cookie });
        expect(status).toBe(200);
      }
      expect(await databaseState(["WebhookEvent"])).toBe(state);
    });
  });

  describe.skipIf(refusalsOnly)("of a valid request", () => {
    beforeAll(() => {
      env().PLAID_WEBHOOK_URL = NO_WEBHOOKS;
      return () => void delete env().PLAID_WEBHOOK_URL;
    });

    test.each(forPeople.map(named))("$name does for its owner what it is for", async ({ rule }) => {
      const own = await personWithEverything(app.url);
      const answer = await send(app.url, rule, own, { cookie: own.cookie });
      expect(answer.status, answer.body).toBe(rule.status);
      expect(answer.headers["cache-control"]).toBe("no-store");
    });
  });

  test("S-IDOR-2: Plaid's own id of an account names nothing here", async () => {
    const rule = policy.find(
      ({ method, route }) => method === "POST" && route === routes.api.processorTokens(),
    );
    const { plaidAccountId } = ann;
    await withoutEffect(async () => {
      const answer = await send(
        app.url,
        rule as Rule,
        { ...ann, accountId: plaidAccountId },
        { cookie: ann.cookie },
      );
      expect(codeOf(answer)).toBe("400 invalid_request");
    });
  });
}

const codeOf = ({ status, body }: Seen) => `${status} ${JSON.parse(body).code}`;

const forPeople = policy.filter(({ access }) => access === "signed in");
const reads = ({ method }: Rule) => method === "GET";

/** Whether a page is about one thing of somebody's. */
const isOfSomething = (page: string) => /\[(?!\.)/.test(page);

const named = (rule: Rule) => ({ name: `${rule.method} ${rule.route}`, rule });

const privatePages = Object.entries(pages).filter(([, { access }]) => access === "signed in");
const pathOf = (page: string, own: Owned) => {
  const params = pages[page]?.params?.(own) ?? {};
  return page.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name) => params[name] ?? "");
};

/** What a page says: all its texts, whatever the order in which it came. */
const said = ({ status, body }: Seen) => ({
  status,
  texts: body
    .replaceAll(/<(script|style)\b.*?<\/\1>/gs, "")
    .split(/<[^>]*>/)
    .filter((text) => text.trim() !== "")
    .sort(),
});
