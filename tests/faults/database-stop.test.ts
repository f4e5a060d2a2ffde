import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { emulator } from "@/tests/support/emulator";
import { userBackFromLink } from "@/tests/support/link";
import { applyMigrations } from "../../scripts/apply-migrations";
import { built } from "../scripts/built";
import { complete, killApp, startApp } from "./app-process";
import { connectTo } from "./connect-to";
import { letClaimsAge, outcomeOf } from "./outcome";
import { postgresPrograms, startCluster } from "./postgres-cluster";

const EXCHANGE = "/item/public_token/exchange";
const PLAID_TAKES_MS = 1_500;

beforeAll(built, 400_000);
beforeEach(() => emulator.heal());

describe.skipIf(!postgresPrograms)("a database that dies while Plaid exchanges", () => {
  test.each(["idempotent", "one-time"] as const)(
    "R-2: and is back within seconds costs nothing, where the exchange is %s",
    async (mode) => {
      const { cluster, app, user, answer } = await stoppedDuringExchange(mode);
      await sleep(PLAID_TAKES_MS);
      await cluster.start();

      expect(await answer).toMatchObject({ status: 200, body: { items: [{}] } });
      expect(await outcomeOf(user)).toBe("item");
      await killApp(app);
    },
  );

  test.each([
    { mode: "idempotent", outcome: "item" },
    { mode: "one-time", outcome: "uncertain" },
  ] as const)(
    "R-2: and the app before it is back, leaves $outcome where the exchange is $mode",
    async ({ mode, outcome }) => {
      const { cluster, app, user, answer } = await stoppedDuringExchange(mode);
      await sleep(2 * PLAID_TAKES_MS);
      await killApp(app);
      await cluster.start();

      expect(await answer).toBeNull();
      await vi.waitFor(letClaimsAge, { timeout: 60_000, interval: 200 });
      const next = await startApp();
      expect(await outcomeOf(user)).toBe(outcome);
      await killApp(next);
    },
  );
});

test.skipIf(!postgresPrograms)(
  "R-2: a database that is held up longer than a transaction may take gets the Item after all",
  async () => {
    const { cluster, app, user, answer } = await exchanging("one-time");
    const mark = await emulator.mark();
    const other = new Client({ connectionString: cluster.url });
    await other.connect();
    await other.query('BEGIN; LOCK TABLE "Item" IN SHARE MODE');
    await sleep(PLAID_TAKES_MS + 7_000);
    await other.query("COMMIT");
    await other.end();

    expect(await answer).toMatchObject({ status: 200, body: { items: [{}] } });
    expect(await outcomeOf(user)).toBe("item");
    expect(await emulator.callsSince(mark, "/item/remove")).toEqual([]);
    await killApp(app);
  },
);

/** An app whose database was stopped the moment it had asked Plaid for the exchange. */
async function stoppedDuringExchange(mode: "idempotent" | "one-time") {
  const begun = await exchanging(mode);
  await begun.cluster.stop();
  return begun;
}

/** An app with a database of its own, which has just asked Plaid for an exchange. */
async function exchanging(publicTokenExchange: "idempotent" | "one-time") {
  await emulator.set({ publicTokenExchange });
  const cluster = await startCluster();
  await applyMigrations(cluster.url);
  connectTo(cluster.url);
  const app = await startApp();
  const user = await userBackFromLink();
  await emulator.fail({ path: EXCHANGE, delayMs: PLAID_TAKES_MS, afterEffect: true });
  const answer = complete(app, user);
  const claims = () => db().publicTokenExchange.count();
  await vi.waitFor(async () => expect(await claims()).toBe(1), { timeout: 60_000, interval: 5 });
  return { cluster, app, user, answer };
}
