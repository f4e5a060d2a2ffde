import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { emulator } from "@/tests/support/emulator";
import { clearJobs } from "@/tests/support/jobs";
import { userBackFromLink, userOfHostedLink } from "@/tests/support/link";
import { built } from "../scripts/built";
import { complete, killApp, stagger, startApp } from "./app-process";
import { letClaimsAge, outcomeOf } from "./outcome";

const EXCHANGE = "/item/public_token/exchange";
const ATTEMPTS = 16;
const EVERY_MS = 4;

type Round = {
  /** What the exchange meets at Plaid: an answer that comes late, before or after the work. */
  exchange: { delayMs?: number; afterEffect?: boolean };
  /** Kills when so many attempts have come so far. */
  until?: { state: "RESERVED" | "EXCHANGED"; count: number };
};

/**
 * Each round ends a process with sixteen attempts under way, begun four milliseconds apart, so that
 * it meets each at another moment: none to sixty milliseconds after its request, and from before
 * the claim to after the answer.
 */
const rounds: Round[] = [
  { exchange: {} },
  { exchange: { delayMs: 40 }, until: { state: "RESERVED", count: 1 } },
  { exchange: {}, until: { state: "RESERVED", count: 8 } },
  { exchange: { delayMs: 40, afterEffect: true }, until: { state: "RESERVED", count: 16 } },
  { exchange: { delayMs: 40, afterEffect: true }, until: { state: "EXCHANGED", count: 1 } },
  { exchange: {}, until: { state: "EXCHANGED", count: 8 } },
];

beforeAll(built, 400_000);
beforeEach(() => clearJobs());
afterEach(() => emulator.heal());

describe.each(["idempotent", "one-time"] as const)("where Plaid's exchange is %s", (mode) => {
  test("R-2: kill -9 at any moment around it leaves one Item that works, or what its owner is told of", async () => {
    await emulator.set({ publicTokenExchange: mode, transactionsDelayMs: 86_400_000 });
    const begun = await emulator.itemIds();
    const attempts: Prepared[] = [];
    const stages = new Set<string>();
    let exchanged = 0;
    let mark = await emulator.mark();
    const countExchanges = async () => {
      const answered = await emulator.answeredSince(mark, EXCHANGE);
      exchanged += answered.count;
      mark = answered.mark;
    };
    for (const round of rounds) {
      const [app, prepared] = await Promise.all([startApp(), prepare()]);
      attempts.push(...prepared);
      for (const stage of await crash(app, prepared, round)) stages.add(stage);
      await countExchanges();
    }
    await letClaimsAge();
    const app = await startApp();
    await presentAgain(app, attempts);

    const outcomes = await Promise.all(attempts.map(outcomeOf));

    await countExchanges();
    const uncertain = outcomes.filter((outcome) => outcome === "uncertain").length;
    expect(await emulator.itemIds()).toHaveLength(begun.length + attempts.length);
    // The kills met attempts before their claim, with the exchange under way, and done.
    expect([...stages].sort()).toEqual(["EXCHANGED", "RESERVED", "none"]);
    if (mode === "idempotent") {
      expect(uncertain).toBe(0);
    } else {
      // Each token was spent once: where nothing came of it, Plaid's answer died with the process.
      expect(exchanged).toBe(attempts.length);
      expect(uncertain).toBeGreaterThan(0);
    }
    await killApp(app);
  });
});

test("R-2: a process that only slept while another gave its exchange up stores the Item yet", async () => {
  await emulator.set({ publicTokenExchange: "one-time", transactionsDelayMs: 86_400_000 });
  const sleeper = await startApp();
  const other = await startApp();
  const user = await userBackFromLink();
  const { viewer, sessionId: linkSessionId } = user;
  const mark = await emulator.mark();
  await emulator.fail({ path: EXCHANGE, delayMs: 1_000, afterEffect: true });
  const stateOfClaim = async () =>
    (await db().publicTokenExchange.findFirst({ where: { linkSessionId } }))?.state;

  const answer = complete(sleeper, user);
  await vi.waitFor(async () => expect(await stateOfClaim()).toBe("RESERVED"), {
    timeout: 60_000,
    interval: 5,
  });
  await sleep(500);
  sleeper.child.kill("SIGSTOP");
  await vi.waitFor(
    async () => expect((await emulator.answeredSince(mark, EXCHANGE)).count).toBe(1),
    {
      timeout: 60_000,
    },
  );
  await letClaimsAge();
  await enqueue("link.recover", {});
  await vi.waitFor(async () => expect(await stateOfClaim()).toBe("UNCERTAIN"), { timeout: 60_000 });
  expect(await db().item.count({ where: { userId: viewer.id } })).toBe(0);
  sleeper.child.kill("SIGCONT");

  expect(await answer).toMatchObject({ status: 200, body: { items: [{}] } });
  expect(await outcomeOf(user)).toBe("item");
  await Promise.all([killApp(sleeper), killApp(other)]);
});

type Prepared = Awaited<ReturnType<typeof prepare>>[number];

/** Users back from Link. Of half of them nobody would ask again but the process that took their request. */
const prepare = () =>
  Promise.all(
    Array.from({ length: ATTEMPTS }, async (_, i) => {
      if (i % 2 === 0) return { ...(await userBackFromLink()), isHosted: false };
      const user = await userOfHostedLink();
      const publicToken = await emulator.completeLink(user.linkToken);
      return { ...user, publicToken, isHosted: true };
    }),
  );

type App = Awaited<ReturnType<typeof startApp>>;

/** Answers how far the attempts had come when the process died. */
async function crash(app: App, attempts: Prepared[], { exchange, until }: Round) {
  await emulator.fail({ path: EXCHANGE, delayMs: 0, ...exchange, times: 100_000 });
  const answers = await stagger(attempts, EVERY_MS, (attempt) => complete(app, attempt));
  const linkSessionId = { in: attempts.map(({ sessionId }) => sessionId) };
  const claims = () =>
    db().publicTokenExchange.findMany({ where: { linkSessionId }, select: { state: true } });
  const reached = async ({ state, count }: NonNullable<Round["until"]>) => {
    const states = (await claims()).filter(
      (claim) => state === "RESERVED" || claim.state === state,
    );
    return states.length >= count;
  };
  while (until && !(await reached(until))) await sleep(1);

  await killApp(app);

  await Promise.all(answers);
  await emulator.heal();
  const states: string[] = (await claims()).map(({ state }) => state);
  return states.length < attempts.length ? [...states, "none"] : states;
}

/** A browser whose request was never taken up has its token yet, and the person tries again. */
async function presentAgain(app: App, attempts: Prepared[]) {
  for (const attempt of attempts.filter(({ isHosted }) => !isHosted)) {
    const { sessionId: linkSessionId } = attempt;
    if ((await db().publicTokenExchange.count({ where: { linkSessionId } })) > 0) continue;
    expect(await complete(app, attempt)).toMatchObject({ status: 200 });
  }
}
