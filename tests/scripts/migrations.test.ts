import { createHash } from "node:crypto";
import { Client } from "pg";
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { applyMigrations } from "../../scripts/apply-migrations";
import { startEmbeddedPostgres } from "../../scripts/embedded-postgres";
import { readMigrationFiles } from "../../scripts/migration-files";
import { pendingMigration } from "../../scripts/pending-migration";

const serverUrl = process.env.TEST_DATABASE_URL;
const files = readMigrationFiles().migrations.migrationDirectories;
const names = files.map(({ path }) => path);

let url: string;
let client: Client;
let empty: Blob;

beforeAll(async () => {
  const database = await startEmbeddedPostgres({ port: 0 });
  empty = await database.dump();
  await database.close();
});

beforeEach(async () => {
  url = serverUrl ? await emptyDatabaseOn(serverUrl) : await emptyDatabase();
  client = new Client(url);
  await client.connect();
  onTestFinished(() => client.end());
});

describe("applyMigrations", () => {
  test("brings an empty database to the newest migration, once", async () => {
    const first = await applyMigrations(url);
    const second = await applyMigrations(url);

    expect(first).toEqual(names);
    expect(second).toEqual([]);
    await expect(client.query('SELECT * FROM "Item"')).resolves.toMatchObject({ rows: [] });
  });

  test("leaves the history that `prisma migrate deploy` leaves, so that it finds nothing to do", async () => {
    await applyMigrations(url);

    const { rows } = await client.query("SELECT * FROM _prisma_migrations ORDER BY migration_name");

    expect(rows).toEqual(
      files.map(({ path, migrationFile: { content } }) => ({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: createHash("sha256").update(String(content.value)).digest("hex"),
        migration_name: path,
        started_at: expect.any(Date),
        finished_at: expect.any(Date),
        rolled_back_at: null,
        logs: null,
        applied_steps_count: 1,
      })),
    );
  });

  test("refuses a database whose migrations were other than those on disk", async () => {
    await applyMigrations(url);
    await client.query("UPDATE _prisma_migrations SET checksum = 'another'");

    await expect(applyMigrations(url)).rejects.toThrow(names.join(", "));
  });

  test("says which migration failed, and leaves none of it behind", async () => {
    await client.query('CREATE DOMAIN "Transaction" AS int');

    await expect(applyMigrations(url)).rejects.toThrow(/"Transaction" already exists/);

    const { rows } = await client.query("SELECT to_regclass('\"User\"') AS table");
    expect(rows).toEqual([{ table: null }]);
  });

  test.runIf(serverUrl)(
    "R-7: of two at once on a server, one waits and finds it done",
    async () => {
      const applied = await Promise.all([applyMigrations(url), applyMigrations(url)]);

      expect(applied.flat()).toEqual(names);
    },
  );
});

describe("the migrations in the repository", () => {
  test("lead to the schema in the repository", async () => {
    expect(await pendingMigration()).toBeNull();
  });
});

async function emptyDatabase(): Promise<string> {
  const database = await startEmbeddedPostgres({ port: 0, contents: empty });
  onTestFinished(database.close);
  return database.url;
}

async function emptyDatabaseOn(server: string): Promise<string> {
  const name = `test_migrations_${process.pid}_${Date.now()}`;
  const admin = new Client(server);
  await admin.connect();
  await admin.query(`CREATE DATABASE "${name}"`);
  onTestFinished(async () => {
    await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    await admin.end();
  });
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}
