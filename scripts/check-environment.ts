import { parseEnv } from "../lib/env";

// The app checks its environment itself when it starts. Run before the slow steps, with the same
// environment, this says the same a minute earlier.
try {
  parseEnv(process.env);
} catch (thrown) {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : thrown}\n`);
  process.exitCode = 1;
}
