import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { routes } from "@/lib/routes";
import { emulator } from "@/tests/support/emulator";
import { httpBrowser } from "@/tests/support/http-browser";
import { applyMigrations } from "../../scripts/apply-migrations";
import { baseEnvironment } from "../../scripts/base-environment";
import { ROOT } from "../../scripts/local-settings";
import { built } from "../scripts/built";
import { temporaryFolder } from "../scripts/processes";
import { serve } from "../scripts/serve-app";
import { killApp, startApp } from "./app-process";
import { postgresPrograms, startCluster } from "./postgres-cluster";
import { signUp } from "./sign-up";

beforeAll(built, 400_000);
beforeEach(() => emulator.heal());

test.skipIf(!postgresPrograms)(
  "R-20: what docs/deploy.md backs up and restores has the person and a bank that opens, with the same keys only",
  async () => {
    const cluster = await startCluster();
    await applyMigrations(cluster.url);
    const before = await startApp({ DATABASE_URL: cluster.url });
    const person = await signUp(before);
    const itemId = await person.linkBank();
    await killApp(before);
    const restoredUrl = await emptyDatabase(cluster.url, "restored");
    const run = documentedCommands({ DATABASE_URL: cluster.url, RESTORED_URL: restoredUrl });

    await run("pg_dump");
    await run("pg_restore");
    expect(await run("npm run db:migrate")).toContain("Nothing to apply.");

    const restored = { DATABASE_URL: restoredUrl, WORKER: "off" };
    const app = await startApp(restored);
    expect((await fetch(`${app.url}/api/health/ready`)).status).toBe(200);
    const browser = httpBrowser(app);
    expect((await browser.signIn(person.email, person.password)).status).toBe(200);
    expect(JSON.parse((await browser.send(routes.api.items())).text).items).toMatchObject([
      { id: itemId, accounts: expect.arrayContaining([expect.anything()]) },
    ]);
    const mark = await emulator.mark();
    const refreshed = await browser.send(routes.api.itemSync(itemId), { method: "POST", body: {} });
    expect(refreshed.status, refreshed.text).toBe(200);
    expect(await emulator.callsSince(mark, "/accounts/get")).toHaveLength(1);
    await killApp(app);

    const otherKey = `test:${Buffer.alloc(32, 8).toString("base64")}`;
    const locked = await serve({ ...restored, TOKEN_KEYS: otherKey });
    expect(await locked.exited).toBe(78);
    expect(locked.output()).toMatch(
      /key "test" is missing or another one than before: it sealed [1-9]\d* stored values?/,
    );
  },
);

async function emptyDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`CREATE DATABASE "${name}"`);
  await client.end();
  return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
}

/** Runs commands that docs/deploy.md tells under "Backup and restore", by the program in them. Answers what each prints. */
function documentedCommands(variables: Record<string, string>) {
  const [, section = ""] = readFileSync(path.join(ROOT, "docs/deploy.md"), "utf8").split(
    "\n## Backup and restore\n",
  );
  const commands = section.split("\n## ")[0]?.match(/(?<=^ {4}).+$/gm) ?? [];
  const dump = path.join(temporaryFolder(), "app.dump");
  const { PATH, ...base } = baseEnvironment();
  const env = { ...base, ...variables, PATH: `${postgresPrograms}${path.delimiter}${PATH}` };
  return async (program: string): Promise<string> => {
    const command = commands.find((line) => line.includes(program));
    if (!command) throw new Error(`docs/deploy.md tells no ${program}.`);
    const here = command.replace(/\bapp\.dump\b/, `'${dump}'`);
    const options = { cwd: ROOT, env: env as unknown as NodeJS.ProcessEnv };
    return (await promisify(execFile)("sh", ["-c", here], options)).stdout;
  };
}
