import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/**
 * A fingerprint of everything under the given files and folders, names and contents, that changes
 * when any of it does. Paths that `ignore` answers true for are left out; those that are missing
 * count as empty.
 */
export function hashInputs(
  root: string,
  names: string[],
  ignore: (name: string) => boolean = () => false,
): string {
  const hash = createHash("sha256");
  const add = (name: string): void => {
    if (ignore(name)) return;
    const file = path.join(root, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      for (const child of readdirSync(file).sort()) add(path.posix.join(name, child));
    } else if (stat?.isFile()) {
      const content = readFileSync(file);
      hash.update(`${name}\0${content.length}\0`).update(content);
    }
  };
  for (const name of [...names].sort()) add(name);
  return hash.digest("hex");
}
