import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client, Pool } from "pg";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { startEmbeddedPostgres } from "../../scripts/embedded-postgres";
import { LockedError } from "../../scripts/owner-lock";
import { killNow, nextLine, runInProcess, temporaryFolder } from "./processes";

/** Prints the address of a database in the given folder, and serves it. */
const SERVE = `
  import { startEmbeddedPostgres } from "./scripts/embedded-postgres.ts";
  const [dataDir] = process.argv.slice(-1);
  console.log((await startEmbeddedPostgres({ dataDir, port: 0 })).url);
`;

describe("startEmbeddedPostgres, in a folder", () => {
  /** A folder with an empty database, which takes seconds to make and an instant to copy. */
  let prepared: string;
  beforeAll(async () => {
    prepared = mkdtempSync(path.join(tmpdir(), "prepared-"));
    await (await startEmbeddedPostgres({ dataDir: prepared, port: 0 })).close();
    return () => rmSync(prepared, { recursive: true });
  });
  const preparedFolder = () => {
    const dataDir = temporaryFolder();
    cpSync(prepared, dataDir, { recursive: true });
    return dataDir;
  };

  test("R-8: keeps every acknowledged row through kill -9, again and again", async () => {
    const dataDir = preparedFolder();
    let acknowledged = 0;

    for (const round of [1, 2, 3]) {
      const server = runInProcess(SERVE, [dataDir]);
      const client = new Client(await nextLine(server));
      client.on("error", () => {});
      await client.connect();
      await client.query("CREATE TABLE IF NOT EXISTS kept (id int PRIMARY KEY)");
      const { rows } = await client.query("SELECT count(*)::int AS count FROM kept");
      expect(rows[0].count).toBeGreaterThanOrEqual(acknowledged);
      let next = rows[0].count;
      const insertUntilGone = async () => {
        for (;;) {
          await client.query("INSERT INTO kept VALUES ($1)", [next]);
          next += 1;
          acknowledged = next;
        }
      };
      const inserting = insertUntilGone().catch(() => {});
      await wait(100 * round);
      await killNow(server);
      await inserting;
    }

    const database = await startEmbeddedPostgres({ dataDir, port: 0 });
    onTestFinished(database.close);
    const pool = poolFor(database.url);
    const { rows } = await pool.query("SELECT count(*)::int AS count FROM kept");
    expect(acknowledged).toBeGreaterThan(10);
    expect(rows[0].count).toBeGreaterThanOrEqual(acknowledged);
  });

  test("a first start that was killed half-way can be repeated", async () => {
    const dataDir = temporaryFolder();
    const server = runInProcess(SERVE, [dataDir]);
    await wait(1_200);
    await killNow(server);

    const database = await startEmbeddedPostgres({ dataDir, port: 0 });
    onTestFinished(database.close);

    expect((await poolFor(database.url).query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });

  test("R-8: a second owner is refused while the first lives, and served after it closed", async () => {
    const dataDir = preparedFolder();
    const server = runInProcess(SERVE, [dataDir]);
    await nextLine(server);

    await expect(startEmbeddedPostgres({ dataDir, port: 0 })).rejects.toThrow(LockedError);

    await killNow(server);
    await (await startEmbeddedPostgres({ dataDir, port: 0 })).close();
    await (await startEmbeddedPostgres({ dataDir, port: 0 })).close();
  });

  test("R-20: a copy of the folder, made while it is stopped, is a backup", async () => {
    const dataDir = preparedFolder();
    const database = await startEmbeddedPostgres({ dataDir, port: 0 });
    const client = new Client(database.url);
    await client.connect();
    await client.query("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS id");
    await client.end();
    await database.close();
    const copy = temporaryFolder();
    cpSync(dataDir, copy, { recursive: true });

    const restored = await startEmbeddedPostgres({ dataDir: copy, port: 0 });
    onTestFinished(restored.close);

    const { rows } = await poolFor(restored.url).query("SELECT count(*)::int AS count FROM kept");
    expect(rows).toEqual([{ count: 1000 }]);
  });

  test("a taken port leaves no lock behind", async () => {
    const dataDir = preparedFolder();
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;

    await expect(startEmbeddedPostgres({ dataDir, port })).rejects.toThrow("EADDRINUSE");

    await (await startEmbeddedPostgres({ dataDir, port: 0 })).close();
  });
});

describe("the wire", () => {
  let url: string;
  beforeAll(async () => {
    const database = await startEmbeddedPostgres({ port: 0 });
    url = database.url;
    const client = new Client(url);
    await client.connect();
    await client.query("CREATE TABLE counter (n int); INSERT INTO counter VALUES (0)");
    await client.end();
    return database.close;
  });

  test("transactions of many clients do not see each other's half", async () => {
    const pool = poolFor(url);
    await pool.query("UPDATE counter SET n = 0");

    await Promise.all(
      Array.from({ length: 50 }, async () => {
        const client = await pool.connect();
        await client.query("BEGIN");
        const { rows } = await client.query("SELECT n FROM counter FOR UPDATE");
        await wait(1);
        await client.query("UPDATE counter SET n = $1", [rows[0].n + 1]);
        await client.query("COMMIT");
        client.release();
      }),
    );

    expect((await pool.query("SELECT n FROM counter")).rows).toEqual([{ n: 50 }]);
  });

  test("a message that arrives in many pieces is not mixed with another client's", async () => {
    const pool = poolFor(url);
    const long = "x".repeat(300_000);

    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        const { rows } =
          n % 2 === 0
            ? await pool.query("SELECT length($1::text) AS n", [long + "x".repeat(n)])
            : await pool.query("SELECT 300000 + $1::int AS n WHERE $2", [n, true]);
        return rows[0].n - 300_000;
      }),
    );

    expect(answers).toEqual(answers.map((_, n) => n));
  });

  test("prepared statements are each client's own, whatever they are called", async () => {
    const ask = (client: Client, text: string, n: number) =>
      client.query({ name: 'the "same" name', text, values: [n] });
    const [one, other] = [new Client(url), new Client(url)];
    await Promise.all([one.connect(), other.connect()]);
    onTestFinished(() => other.end());

    for (const n of [1, 2, 3]) {
      expect((await ask(one, "SELECT $1::int + 10 AS n", n)).rows).toEqual([{ n: n + 10 }]);
      expect((await ask(other, "SELECT $1::int * 10 AS n", n)).rows).toEqual([{ n: n * 10 }]);
    }
    const kept = async () => (await other.query("SELECT name FROM pg_prepared_statements")).rows;
    expect(await kept()).toHaveLength(2);
    await one.end();
    await expect.poll(kept).toHaveLength(1);
  });

  test("a failed statement leaves the connection as usable as Postgres does", async () => {
    const client = new Client(url);
    await client.connect();
    onTestFinished(() => client.end());

    await expect(client.query("SELECT $1::int", ["no number"])).rejects.toThrow("invalid input");
    await client.query("BEGIN");
    await expect(client.query("SELECT 1/0")).rejects.toThrow("division by zero");
    await expect(client.query("SELECT 1")).rejects.toThrow("transaction is aborted");
    await client.query("ROLLBACK");

    expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });

  test("a client that goes away in a transaction is rolled back and holds nobody up", async () => {
    const pool = poolFor(url);
    await pool.query("UPDATE counter SET n = 7");
    const gone = new Client(url);
    gone.on("error", () => {});
    await gone.connect();
    await gone.query("BEGIN");
    await gone.query("UPDATE counter SET n = 8");

    (
      gone as unknown as { connection: { stream: { destroy(): void } } }
    ).connection.stream.destroy();

    expect((await pool.query("SELECT n FROM counter")).rows).toEqual([{ n: 7 }]);
  });

  test("something that does not speak the protocol is shown out", async () => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.on("error", () => {});
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");

    await once(socket, "close");

    expect((await poolFor(url).query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });
});

test("R-8: in production it does not start, and says what to set", async () => {
  vi.stubEnv("APP_ENV", "production");
  onTestFinished(() => void vi.unstubAllEnvs());

  await expect(startEmbeddedPostgres({ port: 0 })).rejects.toThrow("set DATABASE_URL");
});

function poolFor(connectionString: string): Pool {
  const pool = new Pool({ connectionString, max: 10 });
  pool.on("error", () => {});
  onTestFinished(() => pool.end());
  return pool;
}
