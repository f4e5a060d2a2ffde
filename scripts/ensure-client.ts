import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { baseEnvironment } from "./base-environment";
import { hashInputs } from "./hash-inputs";
import { ROOT } from "./local-settings";
import { runProgram } from "./run-program";

const GENERATED = path.join(ROOT, "lib", "db", "generated");
const INPUTS = ["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"];

/** Makes sure that the Prisma client matches the schema, and answers whether it had to be made. */
export async function ensureClient(signal?: AbortSignal): Promise<"generated" | "reused"> {
  const inputs = hashInputs(ROOT, INPUTS);
  const stamp = path.join(GENERATED, ".inputs");
  const isGenerated = existsSync(path.join(GENERATED, "client.ts")) && existsSync(stamp);
  if (isGenerated && readFileSync(stamp, "utf8") === inputs) return "reused";

  await runProgram("prisma generate", ["node_modules/prisma/build/index.js", "generate"], {
    env: baseEnvironment(),
    signal,
  });
  writeFileSync(stamp, inputs);
  return "generated";
}
