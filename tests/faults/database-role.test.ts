import { readFileSync } from "node:fs";
import path from "node:path";
import { Client, type QueryResult } from "pg";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { boss } from "@/lib/jobs/boss";
import { emulator } from "@/tests/support/emulator";
import { applyMigrations } from "../../scripts/apply-migrations";
import { ROOT } from "../../scripts/local-settings";
import { built } from "../scripts/built";
import { killApp, startApp } from "./app-process";
import { connectTo } from "./connect-to";
import { postgresPrograms, startCluster } from "./postgres-cluster";
import { signUp } from "./sign-up";

const FORBIDDEN = "42501";
const FOREIGN_KEY = "23503";

beforeAll(built, 400_000);
beforeEach(() => emulator.heal());

test.skipIf(!postgresPrograms)(
  "S-IDOR-7: the app does its work, jobs too, as the role of docs/deploy.md, which can change no table and no history",
  async () => {
    const cluster = await startCluster();
    await applyMigrations(cluster.url);
    const password = "only-this-test-uses-it";
    await using(cluster.url, (query) => query(documentedRole().replace("…", password)));
    const url = Object.assign(new URL(cluster.url), { username: "app", password }).href;
    const app = await startApp({ DATABASE_URL: url, LOG_LEVEL: "warn" });
    const [person, other] = [await signUp(app), await signUp(app)];

    // Its accounts are read by a job.
    await person.linkBank();
    connectTo(url);
    await boss().expire();
    await boss().maintain();

    expect(app.output()).not.toMatch(/permission denied|must be owner/);
    await using(url, async (query) => {
      const refusal = (sql: string) => query(sql).then(() => null, codeOf);
      for (const sql of [
        'DROP TABLE "Item"',
        'ALTER TABLE "Item" ADD COLUMN "note" TEXT',
        'TRUNCATE "AuditEvent"',
        "CREATE TABLE public.mine (id int)",
        "CREATE TABLE pgboss.mine (id int)",
        "CREATE SCHEMA mine",
        "CREATE ROLE another",
        "SELECT pgboss.create_queue('mine', '{}')",
        `DELETE FROM "_prisma_migrations"`,
      ]) {
        expect({ sql, code: await refusal(sql) }).toEqual({ sql, code: FORBIDDEN });
      }
      const stolen = `INSERT INTO "ProcessorToken" ("id", "userId", "itemId", "accountId", "processor", "lastFour")
        SELECT 'ptk_stolen', u."id", a."itemId", a."id", 'dwolla', '0000'
        FROM "Account" a, "User" u WHERE u."email" = '${other.email}' LIMIT 1`;
      expect(await refusal(stolen)).toBe(FOREIGN_KEY);
    });
    await killApp(app);
  },
);

test.skipIf(!postgresPrograms)(
  "S-IDOR-7: what a later migration makes is the role's to use, and not to change",
  async () => {
    const cluster = await startCluster();
    await applyMigrations(cluster.url);
    await using(cluster.url, (query) => query(documentedRole()));
    await using(cluster.url, (query) => query('CREATE TABLE "Later" ("id" TEXT PRIMARY KEY)'));

    await using(cluster.url, async (query) => {
      await query("SET ROLE app");
      await query(`INSERT INTO "Later" VALUES ('a')`);
      expect((await query('SELECT "id" FROM "Later"')).rows).toEqual([{ id: "a" }]);
      await expect(query('DROP TABLE "Later"')).rejects.toMatchObject({ code: FORBIDDEN });
    });
  },
);

/** The SQL by which docs/deploy.md makes the app's role. */
function documentedRole(): string {
  const document = readFileSync(path.join(ROOT, "docs/deploy.md"), "utf8");
  const [block = ""] =
    /(?:^ {4}.*\n)*^ {4}CREATE ROLE app .*\n(?:^ {4}.*\n)*/m.exec(document) ?? [];
  return block;
}

const codeOf = (thrown: unknown) => (thrown as { code?: string }).code;

type Work = (query: (sql: string) => Promise<QueryResult>) => Promise<unknown>;

/** Does something with one connection. */
async function using(url: string, work: Work): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work((sql) => client.query(sql));
  } finally {
    await client.end();
  }
}
