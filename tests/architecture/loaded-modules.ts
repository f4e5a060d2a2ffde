import { existsSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";

/**
 * All that a program loads: files of ours from the root, and packages by name. Types are erased, so
 * they do not count; `later` are modules that are loaded on use only, and not followed.
 */
export function loadedModules(program: string, later: readonly string[] = []) {
  const files = new Set<string>();
  const packages = new Set<string>();
  const toRead = [program];
  for (let file = toRead.pop(); file; file = toRead.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const specifier of specifiers(readFileSync(file, "utf8"))) {
      if (specifier.startsWith(".") || specifier.startsWith("@/")) {
        const found = resolve(file, specifier);
        if (!later.includes(found)) toRead.push(found);
      } else if (!isBuiltin(specifier)) {
        packages.add(packageOf(specifier));
      }
    }
  }
  return { files: [...files], packages: [...packages] };
}

function specifiers(text: string): string[] {
  const statements = text.matchAll(
    /^(?:import|export)(?! type\b)[^;]*?from "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)|require\("([^"]+)"\)/gm,
  );
  return [...statements].map(([, ...found]) => found.find((one) => one !== undefined) ?? "");
}

function resolve(from: string, specifier: string): string {
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : path.posix.join(path.posix.dirname(from), specifier);
  const found = [base, `${base}.ts`, `${base}.tsx`, base.replace(/\.js$/, ".ts")].find(
    (file) => /\.\w+$/.test(file) && existsSync(file),
  );
  if (!found) throw new Error(`${from} loads ${specifier}, which is not there.`);
  return found;
}

const isBuiltin = (name: string) => name.startsWith("node:") || builtinModules.includes(name);

const packageOf = (specifier: string) =>
  specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
