import { readFileSync } from "node:fs";

/** `COPY --from=build /app/lib ./lib` as `{ name: "COPY", flags: ["--from=build"], rest: ["/app/lib", "./lib"] }`. */
type Instruction = { name: string; flags: string[]; rest: string[]; text: string };

/** One image of a Dockerfile: what it begins with, and what is done to it. */
export type Stage = { name: string; base: string; instructions: Instruction[] };

/** Reads a Dockerfile into its stages, in order. */
export function readDockerfile(file: string): Stage[] {
  const text = readFileSync(file, "utf8")
    .replace(/^\s*#.*\n/gm, "")
    .replace(/\\\n\s*/g, "");
  const stages: Stage[] = [];
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    const [name = "", ...words] = line.trim().split(/\s+/);
    const flags = words.filter((word) => word.startsWith("--"));
    const rest = words.filter((word) => !word.startsWith("--"));
    if (name === "FROM") {
      const [base = "", as = "", stage = ""] = rest;
      if (as !== "AS") throw new Error(`A stage without a name: ${line}`);
      stages.push({ name: stage, base, instructions: [] });
    } else {
      stages.at(-1)?.instructions.push({ name, flags, rest, text: line.slice(name.length).trim() });
    }
  }
  return stages;
}
