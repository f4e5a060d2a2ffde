import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { baseEnvironment } from "./base-environment";
import { ensureClient } from "./ensure-client";
import { ROOT } from "./local-settings";

const FOLDERS = new Set(["app", "lib", "prisma", "scripts", "emulator"]);

/** A second lockfile would make Next wonder which of both folders is the root. */
const NEEDLESS = /^\.|^package-lock\.json$|\.tsbuildinfo$/;

/**
 * Makes a production build of a copy of the app that is a little different, and answers its folder,
 * which is the caller's to remove. The checkout and its own build stay as they are.
 */
export async function buildCopy(change: (folder: string) => void): Promise<string> {
  await ensureClient();
  // Below the packages, which the bundler does not look for elsewhere.
  mkdirSync(path.join(ROOT, ".data"), { recursive: true });
  const folder = mkdtempSync(path.join(ROOT, ".data", "copy-"));
  try {
    for (const entry of readdirSync(ROOT, { withFileTypes: true })) {
      const { name } = entry;
      const isNeeded = entry.isFile() ? !NEEDLESS.test(name) : FOLDERS.has(name);
      if (isNeeded) cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
    }
    symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
    change(folder);
    await build(folder);
    return folder;
  } catch (thrown) {
    rmSync(folder, { recursive: true, force: true });
    throw thrown;
  }
}

async function build(cwd: string): Promise<void> {
  const env = baseEnvironment() as unknown as NodeJS.ProcessEnv;
  const next = path.join("node_modules", "next", "dist", "bin", "next");
  const build = promisify(execFile)(process.execPath, [next, "build"], { cwd, env });
  await build.catch(({ stdout, stderr }) => {
    throw new Error(`next build failed.\n${stdout}${stderr}`);
  });
}
