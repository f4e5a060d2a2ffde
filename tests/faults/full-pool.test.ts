import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { signedInUser } from "@/tests/support/users";
import { built } from "../scripts/built";
import { killApp, startApp } from "./app-process";

const HELD_MS = 4_500;

beforeAll(built, 400_000);

// The embedded database has one connection at work at a time: what holds a table holds everything.
test.skipIf(!process.env.TEST_DATABASE_URL)(
  "R-6: requests that find no free connection are told so within seconds, and the server lives on",
  async () => {
    const { cookie } = await signedInUser();
    const app = await startApp({ DATABASE_POOL_SIZE: "2", WORKER: "off" });
    const other = new Client({ connectionString: env().DATABASE_URL });
    await other.connect();
    await other.query('BEGIN; LOCK TABLE "Session" IN ACCESS EXCLUSIVE MODE');
    const items = async () => {
      const askedAt = Date.now();
      const { status, headers } = await fetch(app.url + routes.api.items(), {
        headers: { cookie },
      });
      return { status, waits: headers.get("retry-after"), tookMs: Date.now() - askedAt };
    };

    const asking = Promise.all(Array.from({ length: 100 }, items));
    await sleep(500);
    const liveAt = Date.now();
    expect((await fetch(`${app.url}/api/health/live`)).status).toBe(200);
    expect(Date.now() - liveAt).toBeLessThan(1_000);
    await sleep(HELD_MS - 500);
    await other.query("COMMIT");
    await other.end();
    const answers = await asking;

    const refused = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => ![200, 503].includes(status))).toEqual([]);
    expect(refused.length).toBeGreaterThan(90);
    expect(refused.every(({ waits }) => Number(waits) > 0)).toBe(true);
    expect(Math.max(...refused.map(({ tookMs }) => tookMs))).toBeLessThan(5_000);
    expect((await items()).status).toBe(200);
    await killApp(app);
  },
);
