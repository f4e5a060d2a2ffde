import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Reader } from "./leak-search";

/** Reads every file of a folder, whatever it is, but for what is named in `except`. */
export async function readFolder(
  folder: string,
  readerFor: (place: string) => Reader,
  { except = [] }: { except?: string[] } = {},
): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.relative(folder, path.join(entry.parentPath, entry.name));
    const [first = ""] = file.split(path.sep);
    if (!entry.isFile() || except.includes(first)) continue;
    readerFor(`the file ${file}`)(await readFile(path.join(folder, file)));
  }
}
