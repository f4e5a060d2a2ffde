import { existsSync } from "node:fs";
import path from "node:path";
import { keys, partnerInboundKey, partnerKeys } from "../emulator/keys";
import { routes } from "../lib/routes";
import { emulatorSettings } from "./emulator-settings";
import { localSecrets } from "./local-secrets";
import type { localSettings } from "./local-settings";

const PARTNER = { ...partnerKeys, inbound_key: partnerInboundKey };

/**
 * The environment that an app has which `npm run demo` starts with these settings, told without
 * starting, asking or writing anything. Where a database and keys are given it adds only what the
 * launcher has made up before, so that what is missing for `npm start` is seen.
 */
export function doctorEnvironment(
  { dataDir, port, emulatorPort, postgresPort }: ReturnType<typeof localSettings>,
  given: Record<string, string>,
): Record<string, string> {
  const APP_URL = given.APP_URL || `http://localhost:${port}`;
  const env = { ...given, APP_URL };
  const isLocal = !given.DATABASE_URL || !given.PLAID_CLIENT_ID;
  if (isLocal || existsSync(path.join(dataDir, "secrets.json"))) {
    Object.assign(env, localSecrets(dataDir, given, { isLasting: false }));
  }
  if (!given.DATABASE_URL) {
    const DATABASE_URL = `postgresql://postgres:postgres@127.0.0.1:${postgresPort}/postgres`;
    Object.assign(env, { DATABASE_URL });
  }
  if (!given.PLAID_CLIENT_ID) {
    const url = `http://127.0.0.1:${emulatorPort}`;
    Object.assign(env, emulatorSettings(url, { ...keys, partner: PARTNER }, given), {
      PLAID_BASE_URL: url,
      PLAID_WEBHOOK_URL: given.PLAID_WEBHOOK_URL || APP_URL + routes.api.plaidWebhooks(),
      PLAID_REDIRECT_URI: given.PLAID_REDIRECT_URI || APP_URL + routes.linkOauth(),
    });
  }
  return env;
}
