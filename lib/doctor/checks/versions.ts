import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Check, ok, problem, skipped } from "../check";
import { isOlder } from "../is-older";
import { versionFloors } from "../version-floors";

/** Whether what is installed has no hole that we know of. Asks nobody: what is known, this version knows. */
export const versions: Check = {
  id: "versions",
  group: "Versions",
  title: "Packages",
  async examine() {
    const all = await Promise.all(
      versionFloors.map(async (floor) => ({ ...floor, installed: await installed(floor.name) })),
    );
    const found = all.filter(({ installed }) => installed !== null);
    if (found.length === 0) {
      return skipped("There is no folder node_modules here to read versions from.");
    }
    const facts = found.map(({ name, installed, atLeast }) => ({
      label: name,
      value: atLeast ? `${installed}, at least ${atLeast}` : `${installed}`,
    }));
    const old = found.filter(
      ({ installed, atLeast }) => installed && atLeast && isOlder(installed, atLeast),
    );
    if (old.length > 0) {
      return problem(
        `${old.map(({ name }) => name).join(", ")} ${old.length === 1 ? "has" : "have"} a known security hole.`,
        `Update: npm install ${old.map(({ name, atLeast }) => `${name}@${atLeast}`).join(" ")}, then build and test.`,
        [...old.map(({ name, why }) => ({ label: `Why ${name}`, value: why })), ...facts],
      );
    }
    return ok("No package has a security hole that this version knows of.", facts);
  },
};

async function installed(name: string): Promise<string | null> {
  const file = path.join(process.cwd(), "node_modules", name, "package.json");
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return null;
  const { version }: { version?: unknown } = JSON.parse(text);
  return typeof version === "string" ? version : null;
}
