import "server-only";
import { readFile, realpath } from "node:fs/promises";
import path from "node:path";

/** A file of this app's own source, line by line. `found` counts from 1; null where the name is not in it. */
export type SourceText = { file: string; lines: string[]; found: number | null };

/** Nothing but modules of lib: no settings, no key, nothing generated, nothing outside. */
const OURS = /^lib(\/[a-z][a-z-]*){1,4}\.ts$/;
const GENERATED = /^lib\/db\/generated\//;

/**
 * Reads a file of this app that a step of the inspector names.
 *
 * @returns null where it is none of those that are shown, or is not here, as in an image without source.
 */
export async function readSource(file: string, name: string): Promise<SourceText | null> {
  if (!OURS.test(file) || GENERATED.test(file)) return null;
  const text = await readOwn(file);
  if (text === null) return null;
  const lines = text.trimEnd().split("\n");
  const declared = lines.findIndex((line) => isDeclaration(line, name));
  return { file, lines, found: declared < 0 ? null : declared + 1 };
}

/**
 * The text of a file that lies where its path says; null for one that is missing or leads elsewhere.
 * The bundler is not to guess what is read, or it takes the whole checkout along: next.config.mjs says.
 */
async function readOwn(file: string): Promise<string | null> {
  try {
    const root = await realpath(/* turbopackIgnore: true */ process.cwd());
    const place = path.join(/* turbopackIgnore: true */ root, file);
    if ((await realpath(/* turbopackIgnore: true */ place)) !== place) return null;
    return await readFile(/* turbopackIgnore: true */ place, "utf8");
  } catch {
    return null;
  }
}

/** `export async function startSession(`, `const create = (`. */
function isDeclaration(line: string, name: string): boolean {
  const declared = /^(?:export )?(?:async )?(?:function|const) (\w+)/.exec(line)?.[1];
  return declared !== undefined && declared === name;
}
