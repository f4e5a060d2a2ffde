import { type ChildProcess, spawn } from "node:child_process";
import { ROOT } from "./local-settings";

const KEPT_CHARACTERS_MAX = 200_000;

type Options = {
  keepErrors?: boolean;
  /** Is told all that the program prints, as it comes. */
  hear?: ((text: string) => void) | undefined;
};

/** A program that the launcher started and must not leave behind. */
export type ChildProgram = ReturnType<typeof startChildProgram>;

/**
 * Starts a Node program in a process group of its own, so that the terminal's Ctrl-C reaches the
 * launcher only, which then stops its programs in order.
 *
 * It has a channel to the launcher, by which it learns that the launcher is gone. What it prints is
 * kept until `show()`; what it says on standard error is shown at once, unless that is kept too.
 * With `hear`, both are kept and shown like that, and told to it at once.
 */
export function startChildProgram(
  name: string,
  args: string[],
  env: Record<string, string>,
  { keepErrors = false, hear }: Options = {},
) {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...env, LAUNCHER_PID: String(process.pid) } as unknown as NodeJS.ProcessEnv,
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", keepErrors || hear ? "pipe" : "inherit", "ipc"],
  });
  // Whatever way the launcher ends, it takes the program with it.
  const onExit = () => killGroup(child);
  process.once("exit", onExit);
  let kept = "";
  let shown = false;
  const take = (text: string) => {
    hear?.(text);
    if (shown) process.stdout.write(text);
    else kept = (kept + text).slice(-KEPT_CHARACTERS_MAX);
  };
  child.stdout?.setEncoding("utf8").on("data", take);
  child.stderr?.setEncoding("utf8").on("data", take);
  const exited = new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("close", (code) => resolve(code));
  }).finally(() => process.off("exit", onExit));

  return {
    name,
    /** Resolves with the exit code, or null after a signal, once its output has ended too. */
    exited,
    /** The next message it sends; rejects when it ends without one. */
    message: () =>
      new Promise<unknown>((resolve, reject) => {
        child.once("message", resolve);
        void exited.then(() =>
          reject(new Error(`${name} ended before it was ready.\n${kept}`.trim())),
        );
      }),
    /** What it printed so far. */
    output: () => kept.trim(),
    /** From now on, what it prints is shown. */
    show() {
      shown = true;
    },
    /** Asks it to stop, and makes sure of it after `graceMs`, with everything it started. */
    async stop(graceMs: number) {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      const timer = setTimeout(() => killGroup(child), graceMs);
      await exited;
      clearTimeout(timer);
      killGroup(child);
    },
  };
}

function killGroup(child: ChildProcess): void {
  if (!child.pid) return;
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // The whole group is gone already.
  }
}
