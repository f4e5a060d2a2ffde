import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { ROOT } from "../../scripts/local-settings";

/** A new folder, in a path with a space, that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "a test "));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a piece of TypeScript, in which `scripts` is imported by name, in a process of its own. */
export function runInProcess(code: string, args: string[] = []): ChildProcess {
  const options = ["--import", "tsx", "--input-type=module", "--eval", code, "--", ...args];
  const child = spawn(process.execPath, options, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** The next line a process prints. */
export async function nextLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("The process has no output.");
  const [chunk] = await once(child.stdout, "data");
  return String(chunk).trim();
}

/** Ends a process as `kill -9` does, and waits until it is gone. */
export async function killNow(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
