import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { GET } from "@/app/api/doctor/route";
import type { DoctorAnswer } from "@/lib/contracts/doctor";
import { forgetAnswers } from "@/lib/doctor/remembered";
import { env } from "@/lib/env";
import { findingIn } from "@/tests/support/doctor";
import { emulator } from "@/tests/support/emulator";
import { answerOf, get, params } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

const settings = { ...env() };
beforeEach(forgetAnswers);
afterEach(async () => {
  Object.assign(env(), { DOCTOR: undefined }, settings);
  await emulator.heal();
});

const ask = (cookie = "") => answerOf(GET(get("/", { cookie }), params({})));
const asked = async () => ask((await signedInUser()).cookie);

describe("GET /api/doctor", () => {
  test("tells a signed-in person what every check found, and what to do about it", async () => {
    const { status, headers, body } = await asked();

    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    const { findings } = body as DoctorAnswer;
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
    for (const { state, says, todo } of findings) {
      expect(says).toMatch(/\.$/);
      expect(todo === null).toBe(state === "ok" || state === "skipped");
    }
    expect(findingIn(body, "plaid-keys").state).toBe("ok");
    expect(findingIn(body, "database").state).toBe("ok");
  });

  test("tells a visitor nothing, and asks nobody", async () => {
    const mark = await emulator.mark();

    const { status, body } = await ask();

    expect(`${status} ${body.code}`).toBe("401 unauthenticated");
    expect(await emulator.callsSince(mark)).toEqual([]);
  });

  test.each([
    { name: "where it is switched off", changes: { DOCTOR: "off" } },
    { name: "in production", changes: { PLAID_ENV: "production" } },
  ] as const)("is not there $name", async ({ changes }) => {
    Object.assign(env(), changes);

    const { status, body } = await asked();

    expect(`${status} ${body.code}`).toBe("404 not_found");
  });

  test("asks Plaid at most twice a minute, however often somebody reloads", async () => {
    const { cookie } = await signedInUser();
    const mark = await emulator.mark();
    await Promise.all([ask(cookie), ask(cookie)]);
    const calls = (await emulator.callsSince(mark)).length;
    expect(calls).toBeGreaterThan(0);

    await ask(cookie);
    expect(await emulator.callsSince(mark)).toHaveLength(calls);

    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 31_000 });
    await ask(cookie).finally(() => vi.useRealTimers());
    expect(await emulator.callsSince(mark)).toHaveLength(2 * calls);
  });

  test("makes only calls that cost nothing", async () => {
    const mark = await emulator.mark();
    env().PLAID_LAYER_TEMPLATE_ID = "template_emulator_accounts";

    await asked();

    expect([...new Set(await emulator.callsSince(mark))].sort()).toEqual([
      "/institutions/get",
      "/link/token/create",
      "/session/token/create",
    ]);
  });

  test("answers within a second beside the emulator", async () => {
    const { cookie } = await signedInUser();
    const durations: number[] = [];
    for (const _ of [1, 2, 3, 4, 5]) {
      const startedAt = performance.now();
      await ask(cookie);
      durations.push(Math.round(performance.now() - startedAt));
    }

    process.stdout.write(`GET /api/doctor took ${durations.join(" ms, then ")} ms\n`);
    // Other tests run beside it: the fastest tells what it costs.
    expect(Math.min(...durations)).toBeLessThan(1_000);
  });
});

describe("no secret is in its answer", () => {
  /** Values of this kind stand for themselves wherever they turn up. */
  const canaries = () => {
    const { DATABASE_URL, NEXTAUTH_SECRET, PLAID_CLIENT_ID, PLAID_SECRET } = env();
    const keys = [...env().TOKEN_KEYS.values()].map((key) => key.toString("base64"));
    const partner = [env().PLAID_PARTNER_CLIENT_ID, env().PLAID_PARTNER_SECRET];
    const byPartner = [...(env().PARTNER_KEYS ?? []), ...(env().PARTNER_ENDPOINTS ?? [])].flat();
    return [DATABASE_URL, NEXTAUTH_SECRET, PLAID_CLIENT_ID, PLAID_SECRET, ...keys, ...partner]
      .concat(byPartner)
      .filter((value): value is string => value !== undefined && value !== "*");
  };

  test.each([
    { name: "while all is well", prepare: async () => {} },
    {
      name: "while Plaid refuses the keys",
      prepare: () => emulator.fail({ path: "*", errorCode: "INVALID_API_KEYS", times: 50 }),
    },
    {
      name: "while Plaid cannot be reached",
      prepare: () => emulator.fail({ path: "*", reset: true, times: 50 }),
    },
    {
      name: "while Plaid refuses everything",
      prepare: () => emulator.fail({ path: "*", errorCode: "INVALID_FIELD", times: 50 }),
    },
    {
      name: "while the address for webhooks holds one",
      prepare: async () => {
        env().PLAID_WEBHOOK_URL = "http://127.0.0.1:9/hook?key=canary-in-a-query";
      },
    },
  ])("$name", async ({ prepare }) => {
    await prepare();

    const { status, body } = await asked();

    expect(status).toBe(200);
    const text = JSON.stringify(body);
    for (const canary of canaries()) expect(text).not.toContain(canary);
    expect(text).not.toContain("canary-in-a-query");
    expect(text).not.toMatch(/(link|access|public)-sandbox-/);
  });
});
