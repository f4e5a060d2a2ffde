import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { beforeAll, expect, test, vi } from "vitest";
import { routes } from "@/lib/routes";
import { applyMigrations } from "../../scripts/apply-migrations";
import { built } from "../scripts/built";
import { killApp, startApp } from "./app-process";
import { postgresPrograms, startCluster } from "./postgres-cluster";
import { type Person, signUp } from "./sign-up";

const RESTARTS = 5;
const EVERY_MS = 4_000;
const ANSWERED_WITHIN_MS = 5_000;
const READY_WITHIN_MS = 10_000;

/** What each is answered, while there is a database and while there is none. */
const EXPECTED: Record<string, number[]> = {
  page: [200, 503],
  read: [200, 503],
  write: [201, 503],
};

beforeAll(built, 400_000);

test.skipIf(!postgresPrograms)(
  `R-5: ${RESTARTS} crashes of the database under load cost 503s that come soon, and nothing that was acknowledged`,
  async () => {
    const cluster = await startCluster();
    await applyMigrations(cluster.url);
    const app = await startApp({ DATABASE_URL: cluster.url, LIMITS: "off" });
    const person = await signUp(app);
    const written: string[] = [];
    let isOver = false;
    const asking = Object.entries(requestsOf(person, written)).map(([name, ask]) =>
      askUntil(name, ask, () => isOver),
    );

    for (let restart = 0; restart < RESTARTS; restart += 1) {
      await sleep(EVERY_MS);
      await cluster.stop();
      if (restart % 2 === 1) await sleep(1_000);
      await cluster.start();
    }
    const ready = async () => expect((await fetch(`${app.url}/api/health/ready`)).status).toBe(200);
    await vi.waitFor(ready, { timeout: READY_WITHIN_MS, interval: 200 });
    isOver = true;
    const answers = (await Promise.all(asking)).flat();

    for (const [name, statuses] of Object.entries(EXPECTED)) {
      const given = answers.filter((one) => one.name === name);
      expect(given.filter(({ status }) => !statuses.includes(status))).toEqual([]);
      expect([...new Set(given.map(({ status }) => status))].sort()).toEqual(statuses);
    }
    expect(Math.max(...answers.map(({ tookMs }) => tookMs))).toBeLessThan(ANSWERED_WITHIN_MS);
    expect(written.length).toBeGreaterThan(20);
    expect(await missing(cluster.url, written)).toEqual([]);
    expect(app.child.exitCode).toBeNull();
    await killApp(app);
  },
);

type Asked = { status: number; text: string };

/** What is asked, each by itself, again and again. */
const requestsOf = ({ browser, items, startLink }: Person, written: string[]) => ({
  page: () => browser.send(routes.accounts()),
  read: items,
  async write(): Promise<Asked> {
    const answer = await startLink();
    if (answer.status === 201) written.push(JSON.parse(answer.text).session.id);
    return answer;
  },
});

/** Asks the same until it is over, and answers what came of each. */
async function askUntil(name: string, ask: () => Promise<Asked>, isOver: () => boolean) {
  const answers: { name: string; status: number; tookMs: number; text: string }[] = [];
  while (!isOver()) {
    const askedAt = performance.now();
    const { status, text } = await ask();
    const tookMs = performance.now() - askedAt;
    answers.push({ name, status, tookMs, text: text.slice(0, 300) });
    await sleep(20);
  }
  return answers;
}

/** Of some Link sessions, those that the database has lost. */
async function missing(connectionString: string, ids: string[]): Promise<string[]> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ id: string }>('SELECT "id" FROM "LinkSession"');
  await client.end();
  const kept = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !kept.has(id));
}
