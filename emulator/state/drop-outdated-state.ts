import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What is stored has this shape. Raise it with every change that would misread what is there. */
const VERSION = "2";

const VERSION_FILE = "version";
const DATA_FILES = ["data.mdb", "lock.mdb"];

/**
 * Makes sure that nothing in a folder was written in another shape than this version reads: state
 * of another one, or of one that did not say, is deleted, and a line in the log says so.
 */
export function dropOutdatedState(folder: string): void {
  const versionFile = path.join(folder, VERSION_FILE);
  const found = existsSync(versionFile) ? readFileSync(versionFile, "utf8").trim() : null;
  if (found === VERSION) return;
  const files = DATA_FILES.map((name) => path.join(folder, name));
  if (files.some((file) => existsSync(file))) {
    const from = found ? `version ${found}` : "an unnamed version";
    // biome-ignore lint/suspicious/noConsole: somebody has to hear that their banks are gone.
    console.warn(
      `The emulator starts empty: its state in ${folder} is of ${from}, and it reads version ${VERSION}. Banks have to be linked again.`,
    );
    for (const file of files) rmSync(file, { force: true });
  }
  writeFileSync(versionFile, `${VERSION}\n`);
}
