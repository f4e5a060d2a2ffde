import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "../scripts/ports";

const NOT_IN_A_CLONE = /[/\\](node_modules|\.next|\.data|\.git|test-results)([/\\]|$)/;

/** Seconds from `npm run demo` to ready, in a copy without packages or build, and once more after that. */
export async function startTime(root: string): Promise<string[]> {
  const copy = mkdtempSync(path.join(tmpdir(), "start time "));
  try {
    cpSync(root, copy, { recursive: true, filter: (source) => !NOT_IN_A_CLONE.test(source) });
    const first = await secondsToReady(copy);
    const second = await secondsToReady(copy);
    return [
      `npm run demo, first time, packages and build included: ${first.toFixed(1)} s`,
      `npm run demo, second time: ${second.toFixed(1)} s (goal under 10)`,
    ];
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function secondsToReady(cwd: string): Promise<number> {
  const ports = {
    PORT: String(await freePort()),
    EMULATOR_PORT: String(await freePort()),
    EMBEDDED_POSTGRES_PORT: String(await freePort()),
  };
  const startedAt = performance.now();
  // A group of its own, so that Ctrl-C can be sent as a terminal sends it.
  const demo = spawn("npm", ["run", "demo"], {
    cwd,
    env: { ...process.env, ...ports },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const closed = once(demo, "close");
  let said = "";
  const ready = new Promise<number>((resolve) => {
    demo.stdout.on("data", (chunk) => {
      said += String(chunk);
      if (said.includes("Ready in")) resolve((performance.now() - startedAt) / 1000);
    });
  });
  const seconds = await Promise.race([ready, closed.then(() => null)]);
  if (seconds === null) throw new Error(`npm run demo did not get ready:\n${said}`);
  if (demo.pid) process.kill(-demo.pid, "SIGINT");
  await closed;
  return seconds;
}
