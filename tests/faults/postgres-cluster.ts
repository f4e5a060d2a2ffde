import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";
import { freePort } from "../../scripts/ports";

const run = promisify(execFile);
const VERSIONS = "/usr/lib/postgresql";

/** The folder of PostgreSQL's programs, or undefined where it is not installed. */
export const postgresPrograms: string | undefined = (
  existsSync(VERSIONS) ? readdirSync(VERSIONS) : []
)
  .map((version) => path.join(VERSIONS, version, "bin"))
  .find((folder) => existsSync(path.join(folder, "initdb")));

/**
 * Starts a PostgreSQL server of the test's own, below `parent`, which it may stop as if it had
 * crashed, and start again. The machine stays up, so nothing needs to be flushed. It is gone after
 * the test.
 */
export async function startCluster(parent = tmpdir()) {
  const folder = mkdtempSync(path.join(parent, "cluster-"));
  const data = path.join(folder, "data");
  const port = await freePort();
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c fsync=off -k ${folder}`;
  await giveToPostgres(folder);
  await program("initdb", ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync"]);

  const start = () =>
    program("pg_ctl", ["-D", data, "-w", "-l", path.join(folder, "log"), "-o", options, "start"]);
  /** Stops it as a crash does: nothing is finished, nobody is told. */
  const stop = () => program("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
  onTestFinished(async () => {
    await stop().catch(() => {}); // It may be stopped already.
    rmSync(folder, { recursive: true, force: true });
  });
  await start();
  return { url: `postgresql://postgres@127.0.0.1:${port}/postgres`, start, stop };
}

/** PostgreSQL refuses to run as root. */
const isRoot = process.getuid?.() === 0;

async function giveToPostgres(folder: string) {
  if (isRoot) await run("chown", ["postgres", folder]);
}

async function program(name: string, args: string[]): Promise<void> {
  const file = path.join(postgresPrograms ?? "", name);
  const [command = file, ...before] = isRoot ? ["runuser", "-u", "postgres", "--", file] : [file];
  await run(command, [...before, ...args], { timeout: 120_000 });
}
