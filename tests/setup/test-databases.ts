import { Client } from "pg";
import { applyMigrations } from "../../scripts/apply-migrations";
import { startEmbeddedPostgres } from "../../scripts/embedded-postgres";

type TestDatabases = { urls: string[]; close: () => Promise<void> };

/**
 * Migrated databases that share nothing, one for each test worker.
 *
 * Migrations run once and the result is copied, so that one more worker costs little. With
 * `serverUrl`, the address of a Postgres server as its superuser, the copies live there and are
 * dropped at the end; without it each is an embedded Postgres in memory.
 */
export function startTestDatabases(count: number, serverUrl?: string): Promise<TestDatabases> {
  return serverUrl ? onServer(count, serverUrl) : embedded(count);
}

async function embedded(count: number): Promise<TestDatabases> {
  const first = await startEmbeddedPostgres({ port: 0 });
  await applyMigrations(first.url);
  const contents = count > 1 ? await first.dump() : undefined;
  const all = [first];
  while (contents && all.length < count) {
    all.push(await startEmbeddedPostgres({ port: 0, contents }));
  }
  return {
    urls: all.map(({ url }) => url),
    close: async () => {
      for (const database of all) await database.close();
    },
  };
}

async function onServer(count: number, serverUrl: string): Promise<TestDatabases> {
  const named = (name: string) => Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  const template = `test_${process.pid}_${Date.now()}`;
  const copies = Array.from({ length: count }, (_, index) => `${template}_${index + 1}`);
  const admin = new Client({ connectionString: serverUrl });
  await admin.connect();
  const close = async () => {
    for (const name of [...copies, template]) {
      await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    }
    await admin.end();
  };
  try {
    await admin.query(`CREATE DATABASE "${template}"`);
    await applyMigrations(named(template));
    for (const name of copies)
      await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  } catch (thrown) {
    await close();
    throw thrown;
  }
  return { urls: copies.map(named), close };
}
