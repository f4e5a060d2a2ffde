import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { routes } from "@/lib/routes";
import { startSigningPlaid } from "@/tests/support/signing-plaid";
import { applyMigrations } from "../../scripts/apply-migrations";
import { built } from "../scripts/built";
import { type App, killApp, startApp } from "./app-process";
import { postgresPrograms, startCluster } from "./postgres-cluster";

const RESTARTS = 3;
const SENDERS = 5;
/** Plaid gives up on an answer after ten. */
const ANSWERED_WITHIN_MS = 10_000;

const plaid = await startSigningPlaid();
afterAll(() => plaid.close());
beforeAll(built, 400_000);

test.skipIf(!postgresPrograms)(
  "R-5: webhooks that come while the database restarts are answered 200 and kept, or 503 and sent again",
  async () => {
    const cluster = await startCluster();
    await applyMigrations(cluster.url);
    const app = await startApp({ PLAID_BASE_URL: plaid.url, DATABASE_URL: cluster.url });
    let isOver = false;
    const sent = Array.from({ length: SENDERS }, (_, sender) =>
      sendUntil(app, sender, () => isOver),
    );

    for (let restart = 0; restart < RESTARTS; restart += 1) {
      await sleep(2_000);
      await cluster.stop();
      await sleep(2_000);
      await cluster.start();
    }
    await sleep(3_000);
    isOver = true;
    const answers = (await Promise.all(sent)).flat();

    expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([200, 503]);
    for (const { status, retryAfter } of answers) {
      if (status === 503) expect(Number(retryAfter)).toBeGreaterThan(0);
    }
    expect(Math.max(...answers.map(({ tookMs }) => tookMs))).toBeLessThan(ANSWERED_WITHIN_MS);
    for (const webhook of answers.filter(({ status }) => status === 503)) {
      expect((await post(app, webhook)).status).toBe(200);
    }
    const stored = async (state: string) => {
      const client = new Client({ connectionString: cluster.url });
      await client.connect();
      const { rows } = await client.query(
        `SELECT count(*)::int AS count FROM "WebhookEvent" WHERE "state" = $1`,
        [state],
      );
      await client.end();
      return rows[0].count as number;
    };
    await vi.waitFor(async () => expect(await stored("UNMATCHED")).toBe(answers.length), {
      timeout: 200_000,
      interval: 1_000,
    });
    expect(app.child.exitCode).toBeNull();
    await killApp(app);
  },
);

type Signed = { body: string; verification: string };

/** Sends webhooks one after the other, and answers what each came to. */
async function sendUntil(app: App, sender: number, isOver: () => boolean) {
  const answers: (Signed & Awaited<ReturnType<typeof post>>)[] = [];
  while (!isOver()) {
    const about = { webhook_type: "ITEM", webhook_code: "ERROR", environment: "sandbox" };
    const body = JSON.stringify({ ...about, item_id: `nobody${sender}x${answers.length}` });
    const webhook = { body, verification: await plaid.sign(body) };
    answers.push({ ...webhook, ...(await post(app, webhook)) });
    await sleep(20);
  }
  return answers;
}

async function post(app: App, { body, verification }: Signed) {
  const startedAt = performance.now();
  const { status, headers } = await fetch(app.url + routes.api.plaidWebhooks(), {
    method: "POST",
    headers: { "content-type": "application/json", "plaid-verification": verification },
    body,
  });
  const tookMs = performance.now() - startedAt;
  return { status, retryAfter: headers.get("retry-after"), tookMs };
}
