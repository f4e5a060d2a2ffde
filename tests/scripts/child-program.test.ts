import { spawnSync } from "node:child_process";
import { describe, expect, test, vi } from "vitest";
import { killNow, nextLine, runInProcess } from "./processes";

/** Starts a program that would run for ever, and a process that the program starts, and prints both. */
const LAUNCH = `
  import { startChildProgram } from "./scripts/child-program.ts";
  import { EXIT_WITH_PARENT } from "./scripts/run-program.ts";
  const code = \`
    const { spawn } = require("node:child_process");
    const worker = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    process.on("SIGTERM", () => STUBBORN || process.exit(0));
    setInterval(() => {}, 1000);
    process.send([process.pid, worker.pid]);
  \`.replace("STUBBORN", process.argv.at(-1));
  const program = startChildProgram("A program", [...EXIT_WITH_PARENT, "-e", code], process.env);
  process.on("SIGTERM", async () => { await program.stop(500); process.exit(0); });
  console.log(JSON.stringify(await program.message()));
`;

const isAlive = (pid: number) =>
  spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).stdout.match(/^[^Z\s]/);

async function launch({ stubborn }: { stubborn: boolean }) {
  const launcher = runInProcess(LAUNCH, [String(stubborn)]);
  const pids: number[] = JSON.parse(await nextLine(launcher));
  return { launcher, pids };
}

describe.skipIf(process.platform === "win32")("a program that the launcher starts", () => {
  test("is gone with all it started when the launcher is killed with -9", async () => {
    const { launcher, pids } = await launch({ stubborn: false });
    expect(pids.filter(isAlive)).toEqual(pids);

    await killNow(launcher);

    await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 30_000 });
  });

  test("is made to stop when it does not stop by itself", async () => {
    const { launcher, pids } = await launch({ stubborn: true });

    launcher.kill("SIGTERM");

    await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 30_000 });
  });
});
