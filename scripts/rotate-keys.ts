import nextEnv from "@next/env";
import { ROOT } from "./local-settings";

// `npm run keys:rotate`: seals what is stored under the newest key of TOKEN_KEYS, while the app runs.
// It may be stopped and started again. It ends with 1 where a value remains under another key: because
// it does not open, or because a process still seals with that key. That one has to be restarted with
// the new key in front, and this run again.

nextEnv.loadEnvConfig(ROOT, false, { info: () => {}, error: console.error });

const { env } = await import("../lib/env");
const { databaseProblem } = await import("../lib/data/database-problem");
const { rotateKeys } = await import("../lib/keys/rotate-keys");
const tell = (line: string) => process.stdout.write(`${line}\n`);

try {
  env();
} catch (thrown) {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
  process.exit(78);
}

const { resealed, unreadable, unused, needed } = await rotateKeys(tell).catch((thrown: unknown) => {
  const { message } = databaseProblem(thrown) ?? (thrown as Error);
  process.stderr.write(`${message} What was done is kept: run this again, and it goes on.\n`);
  process.exit(1);
});
tell(`${resealed} sealed anew, ${unreadable.length} not readable.`);
for (const keyId of unused) {
  tell(`Key "${keyId}" is no longer used by any row: take it out of TOKEN_KEYS.`);
}
for (const { keyId, rows } of needed) {
  const known = env().TOKEN_KEYS.has(keyId) ? "keep it" : "it is not in TOKEN_KEYS";
  tell(`Key "${keyId}" is still used by ${rows} ${rows === 1 ? "row" : "rows"}: ${known}.`);
}
if (needed.length > 0) {
  tell(
    "A row that is not named above was sealed meanwhile, by a process with the old key in front:",
  );
  tell("restart every process with the TOKEN_KEYS of this run, and run this again.");
}
process.exit(unreadable.length > 0 || needed.length > 0 ? 1 : 0);
