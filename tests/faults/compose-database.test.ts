import { execFileSync } from "node:child_process";
import path from "node:path";
import { Client } from "pg";
import { expect, test } from "vitest";
import { applyMigrations } from "../../scripts/apply-migrations";
import { ROOT } from "../../scripts/local-settings";
import { postgresPrograms, startCluster } from "./postgres-cluster";

const PERMISSION_DENIED = "42501";

test.skipIf(!postgresPrograms)(
  "S-IDOR-7: the role that compose.yaml gives the app reads and writes every table, and makes, changes and empties none",
  async () => {
    const { url } = await startCluster();
    execFileSync(
      path.join(postgresPrograms ?? "", "psql"),
      ["--no-psqlrc", "--set=ON_ERROR_STOP=1", "--file=deploy/database-roles.sql", url],
      { cwd: ROOT, env: { ...process.env, APP_PASSWORD: "it's for a test" }, stdio: "pipe" },
    );
    await applyMigrations(url);
    const app = new Client({ connectionString: url.replace("postgres@", "app@") });
    await app.connect();
    const refusal = async (sql: string) =>
      app.query(sql).then(
        () => "done",
        (thrown: { code?: string }) => thrown.code,
      );

    const { rows: tables } = await app.query<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
       WHERE table_schema IN ('public', 'pgboss')`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      expect(await refusal(`SELECT count(*) FROM ${name}`), name).toBe("done");
      expect(await refusal(`DELETE FROM ${name} WHERE false`), name).toBe("done");
      for (const sql of [`DROP TABLE ${name}`, `TRUNCATE ${name}`]) {
        expect(await refusal(sql), sql).toBe(PERMISSION_DENIED);
      }
    }
    expect(
      await refusal(`INSERT INTO "User" ("id", "email") VALUES ('usr_test', 'a@example.com')`),
    ).toBe("done");
    for (const sql of [
      "CREATE TABLE public.mine (id int)",
      "CREATE TABLE pgboss.mine (id int)",
      "CREATE SCHEMA mine",
      "CREATE ROLE another",
    ]) {
      expect(await refusal(sql), sql).toBe(PERMISSION_DENIED);
    }
    await app.end();
  },
);
