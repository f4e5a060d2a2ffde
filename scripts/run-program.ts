import path from "node:path";
import { pathToFileURL } from "node:url";
import { startChildProgram } from "./child-program";
import { ROOT } from "./local-settings";

const STOP_GRACE_MS = 2_000;

/** Node's option that ends a program together with the launcher. */
export const EXIT_WITH_PARENT = [
  "--import",
  pathToFileURL(path.join(ROOT, "scripts", "exit-with-parent.mjs")).href,
];

/** Runs a Node program to its end. It prints nothing unless it fails; then the error says it all. */
export async function runProgram(
  name: string,
  args: string[],
  { env, signal }: { env: Record<string, string>; signal?: AbortSignal | undefined },
): Promise<void> {
  signal?.throwIfAborted();
  const program = startChildProgram(name, [...EXIT_WITH_PARENT, ...args], env, {
    keepErrors: true,
  });
  const stop = () => void program.stop(STOP_GRACE_MS);
  signal?.addEventListener("abort", stop);
  const code = await program.exited;
  signal?.removeEventListener("abort", stop);
  signal?.throwIfAborted();
  if (code !== 0) throw new Error(`${name} failed.\n${program.output()}`.trim());
}
