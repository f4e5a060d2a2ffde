import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { baseEnvironment } from "../../scripts/base-environment";
import { ROOT } from "../../scripts/local-settings";
import { readDockerfile, type Stage } from "../architecture/dockerfile";

const run = promisify(execFile);

/**
 * Does what the Dockerfile does for its last image, without Docker and without the internet: each stage
 * is a folder, and `npm ci` takes the packages that are here. Answers the folder that is the image's
 * `/app`, the variables it sets, and what removes it all.
 */
export async function makeImage() {
  const stages = readDockerfile("Dockerfile");
  const image = stages.at(-1);
  if (!image) throw new Error("The Dockerfile makes no image.");
  const root = mkdtempSync(path.join(tmpdir(), "image-"));
  const remove = () => rmSync(root, { recursive: true, force: true });
  try {
    const needed = new Set([
      image.name,
      ...image.instructions.flatMap(({ flags }) => flags.map(stageOf)),
    ]);
    for (const stage of stages.filter(({ name }) => needed.has(name))) await make(stage, root);
    return { folder: path.join(root, image.name), variables: variablesOf(image), remove };
  } catch (thrown) {
    remove();
    throw thrown;
  }
}

const stageOf = (flag: string) => flag.replace(/^--from=/, "");

function variablesOf({ instructions }: Stage): Record<string, string> {
  const pairs = instructions.filter(({ name }) => name === "ENV").flatMap(({ rest }) => rest);
  return Object.fromEntries(pairs.map((pair) => pair.split("=")));
}

async function make(stage: Stage, root: string): Promise<void> {
  const cwd = path.join(root, stage.name);
  const env = { ...baseEnvironment(), ...variablesOf(stage) } as unknown as NodeJS.ProcessEnv;
  mkdirSync(cwd);
  for (const { name, flags, rest, text } of stage.instructions) {
    if (name === "COPY") {
      const from = flags[0] ? path.join(root, stageOf(flags[0])) : ROOT;
      for (const source of rest.slice(0, -1))
        copy(from, source.replace(/^\/app\//, ""), cwd, rest.at(-1) ?? "");
    }
    if (name === "RUN" && text === "npm ci") {
      const packages = path.join(ROOT, "node_modules");
      // Links take no time, but not from one disk to another.
      await run("sh", ["-c", 'cp -al "$0" . 2>/dev/null || cp -a "$0" .', packages], { cwd });
    } else if (name === "RUN") {
      await run("sh", ["-c", text], { cwd, env });
    }
  }
}

/** What .dockerignore keeps from a build, of what is large or secret. */
const NOT_SENT = /^(\.env.*|\.data|\.git|\.next|node_modules|tests|test-results)$/;

/** A folder's contents go into the target, and a file too where that ends in a slash. */
function copy(from: string, source: string, cwd: string, target: string): void {
  const file = path.join(from, source);
  const isInto = target.endsWith("/") && statSync(file).isFile();
  const to = path.join(cwd, target, isInto ? path.basename(source) : "");
  const filter = (each: string) => from !== ROOT || !NOT_SENT.test(path.relative(ROOT, each));
  cpSync(file, to, { recursive: true, filter });
}
