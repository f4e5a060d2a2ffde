import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

const GENERATORS = {
  NEXTAUTH_SECRET: () => randomBytes(32).toString("base64url"),
  TOKEN_KEYS: () => `local:${randomBytes(32).toString("base64")}`,
};

type Name = keyof typeof GENERATORS;

/**
 * The secrets that `env` does not set, made once and kept in `<dataDir>/secrets.json`.
 *
 * They stay the same from start to start, because a new key could not open the tokens an old one
 * sealed. Only the owner of the folder can read them, and one that `env` sets is never stored.
 *
 * @param isLasting false answers what there would be, and writes nothing.
 */
export function localSecrets(
  dataDir: string,
  env: Record<string, string | undefined>,
  { isLasting = true } = {},
): Partial<Record<Name, string>> {
  const names = (Object.keys(GENERATORS) as Name[]).filter((name) => !env[name]);
  if (names.length === 0) return {};

  const file = path.join(dataDir, "secrets.json");
  const stored = read(file);
  const secrets = Object.fromEntries(
    names.map((name) => [name, stored[name] ?? GENERATORS[name]()]),
  );
  if (isLasting && names.some((name) => !stored[name])) {
    // A folder that was there before is somebody's, and stays as open as they left it.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}`;
    const content = `${JSON.stringify({ ...stored, ...secrets }, null, 2)}\n`;
    writeFileSync(draft, content, { mode: 0o600 });
    renameSync(draft, file);
  }
  return secrets;
}

function read(file: string): Partial<Record<Name, string>> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw thrown;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(
      `${file} is not JSON. It holds the keys of stored tokens: restore or remove it.`,
    );
  }
}
