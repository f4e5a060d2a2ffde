import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { baseEnvironment } from "./base-environment";
import { hashInputs } from "./hash-inputs";
import { ROOT } from "./local-settings";
import { runProgram } from "./run-program";

/** What a build cannot depend on. Anything new counts as an input, so that no build is stale. */
const NOT_INPUTS =
  /^(\..*|node_modules|tests|test-results|playwright-report|coverage|emulator|scripts|bench|docs|contract|.*\.md|.*\.tsbuildinfo|LICENSE|Dockerfile|compose\.yaml|deploy|next-env\.d\.ts|biome\.json|knip\..*|vitest\..*|playwright\.config\.ts|prisma\.config\.ts|lib\/db\/generated|prisma\/migrations)$/;

/**
 * Makes sure that `.next` holds a production build of the files as they are, and answers whether it
 * had to be made. A build that was interrupted is never taken for one.
 */
export async function ensureBuild(signal?: AbortSignal): Promise<"built" | "reused"> {
  const inputs = buildInputs(ROOT);
  const stamp = path.join(ROOT, ".next", "build-inputs");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === inputs) return "reused";

  rmSync(stamp, { force: true });
  await runProgram("next build", ["node_modules/next/dist/bin/next", "build"], {
    env: baseEnvironment(),
    signal,
  });
  if (!existsSync(path.join(ROOT, ".next", "BUILD_ID")))
    throw new Error("next build left no build.");
  writeFileSync(stamp, inputs);
  return "built";
}

/** The fingerprint of what a build is made from: sources, configuration, packages and Node itself. */
export function buildInputs(root: string): string {
  const files = hashInputs(root, readdirSync(root), (name) => NOT_INPUTS.test(name));
  return `${files} ${process.version} ${process.platform} ${process.arch}`;
}
