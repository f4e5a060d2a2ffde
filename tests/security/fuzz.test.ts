import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sessionCookieName } from "@/lib/auth/cookies";
import { systemStartSession } from "@/lib/data/sessions";
import { db } from "@/lib/db/client";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { built } from "../scripts/built";
import { launch, untilLive } from "../scripts/serve-app";
import { hostileBodies, hostileIds, hostileValues } from "./hostile-values";
import { type Owned, personWithEverything } from "./person-with-everything";
import { policy, type Rule } from "./policy";
import { addressOf, send } from "./send";

const ANSWERS_WITHIN_MS = 5_000;

let app: Awaited<ReturnType<typeof launch>>;
let ann: Owned;

beforeAll(async () => {
  await built();
  app = await launch({
    WORKER: "off",
    // Else who is over one would be refused for that, and nothing else be looked at.
    LIMITS: "off",
    PLAID_LAYER_TEMPLATE_ID: "template_emulator",
    PLAID_WEBHOOK_URL: "http://127.0.0.1:9/api/webhooks/plaid",
  });
  await untilLive(app);
  ann = await personWithEverything(app.url);
}, 400_000);
afterAll(() => void app.child.kill("SIGKILL"));

/** Sends requests of which each must be refused, and makes sure that nothing came of them. */
async function expectRefusals(
  requests: [name: string, Promise<{ status: number; body: string }>][],
) {
  for (const [name, answering] of requests) {
    const { status, body } = await answering;
    expect(status, `${name}: ${body.slice(0, 300)}`).toBeGreaterThanOrEqual(400);
    expect(status, `${name}: ${body.slice(0, 300)}`).toBeLessThan(500);
    expect(body).not.toMatch(/at .*\.[jt]s:\d|prisma|postgres|node_modules/i);
    expectLookedAt(name, body);
  }
}

/** A session that has ended or a limit that is used up would refuse anything, and show nothing. */
const expectLookedAt = (name: string, body: string) =>
  expect(body, name).not.toMatch(/"code":"(unauthenticated|rate_limited)"/);

/** Gives her a session, and the password that she had: a text that will do for a new one ends both. */
async function signInAnew(): Promise<void> {
  const { id } = ann.viewer;
  await db().user.update({ where: { id }, data: { passwordHash: ann.passwordHash } });
  ann.cookie = `${sessionCookieName()}=${await systemStartSession(id, "tests")}`;
}

beforeEach(signInAnew);

const named = (rule: Rule) => ({ name: `${rule.method} ${rule.route}`, rule });
const withBody = policy.filter(({ method }) => method !== "GET").map(named);

describe.each(withBody)("S-FUZZ-1: $name", ({ rule }) => {
  test("S-FUZZ-1: refuses what is no body of its own, and does nothing", async () => {
    const before = await databaseState(["WebhookEvent"]);
    const mark = await emulator.mark();
    for (const [name, body] of Object.entries(hostileBodies)) {
      const startedAt = Date.now();
      await expectRefusals([[name, send(app.url, rule, ann, { cookie: ann.cookie, body })]]);
      expect(Date.now() - startedAt, name).toBeLessThan(ANSWERS_WITHIN_MS);
    }
    expect(await databaseState(["WebhookEvent"])).toBe(before);
    expect(await emulator.callsSince(mark)).toEqual([]);
  });
});

const withFields = withBody.filter(({ rule }) => rule.valid({ password: "" } as Owned).body);

describe.each(withFields)("S-FUZZ-1: $name", ({ rule }) => {
  test("S-FUZZ-1: takes no field for something that it is not", async () => {
    const { body = {} } = rule.valid(ann);
    for (const field of Object.keys(body)) {
      for (const value of hostileValues) {
        await signInAnew();
        const sent = JSON.stringify({ ...body, [field]: value });
        const answer = await send(app.url, rule, ann, { cookie: ann.cookie, body: sent });
        const said = `${field}: ${sent.slice(0, 100)} ${answer.body.slice(0, 200)}`;
        expect(answer.status, said).toBeLessThan(500);
        expectLookedAt(said, answer.body);
      }
    }
  });
});

const withId = policy.filter(({ route }) => route.includes("[")).map(named);

describe.each(withId)("S-FUZZ-2: $name", ({ rule }) => {
  test("S-FUZZ-2: finds nothing under an id that is none", async () => {
    const before = await databaseState(["WebhookEvent"]);
    for (const id of hostileIds) {
      const path = rule.route.replace(/\[\w+\]/, id);
      const status = await statusOf(rule.method, path);
      expect([400, 404], `${id} ${status}`).toContain(status);
    }
    expect(await databaseState(["WebhookEvent"])).toBe(before);
  });
});

const reads = policy.filter(({ method }) => method === "GET").map(named);

describe.each(reads)("S-FUZZ-2: $name", ({ rule }) => {
  test.each([
    "?a=%00&a=%c0&a=%",
    "?item=x&item=y&limit=1&limit=2",
    "?after=%F0%9F%98%80&limit=-0&before=99999-01-01&from=99999-99-99&q=%00",
    "?__proto__[polluted]=1&constructor[prototype][polluted]=1",
    `?${"a=1&".repeat(3_000)}`,
  ])("S-FUZZ-2: answers %j, and does not fall over it", async (query) => {
    const status = await statusOf("GET", addressOf(rule, ann) + query);
    expect(status).toBeLessThan(500);
    expect(status).not.toBe(401);
  });

  test.each<{ name: string; headers: Record<string, string> }>([
    { name: "no language that there is", headers: { "accept-language": "x;q=9,,;,%00,*" } },
    { name: "cookies in pieces", headers: { cookie: `=;;; a; =b; ${"c=%;".repeat(100)}` } },
    { name: "a token of another kind", headers: { authorization: "Bearer %" } },
  ])("S-FUZZ-2: does not fall over $name", async ({ headers }) => {
    expect(await statusOf("GET", addressOf(rule, ann), headers)).toBeLessThan(500);
  });
});

/** Sends a path as it is: fetch() would tidy it up. */
const statusOf = (method: string, path: string, headers: Record<string, string> = {}) =>
  new Promise<number>((resolve, reject) => {
    const all = {
      cookie: ann.cookie,
      origin: app.url,
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
      ...headers,
    };
    const sent = request({
      host: "127.0.0.1",
      port: app.port,
      path,
      method,
      headers: all,
      agent: false,
    });
    sent.once("error", reject);
    sent.once("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.end(method === "GET" ? undefined : "{}");
  });
