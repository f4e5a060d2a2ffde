import { inject } from "vitest";
import { keys, partnerInboundKey, partnerKeys } from "../../emulator/keys";
import { emptyDatabase } from "./empty-database";

// The environment a test's app sees: the worker's own database, without rows, and its own emulator,
// which knows of nothing yet. It is set before any module of the app is loaded, because they read it once.
const worker = Number(process.env.VITEST_POOL_ID) - 1;
const databaseUrl = inject("databaseUrls")[worker];
const emulatorUrl = inject("emulatorUrls")[worker];
if (!databaseUrl || !emulatorUrl) throw new Error(`There is no worker ${worker + 1}.`);
const [reset] = await Promise.all([
  fetch(`${emulatorUrl}/__emulator/reset`, { method: "POST" }),
  emptyDatabase(databaseUrl),
]);
if (!reset.ok) throw new Error(`The emulator was not reset: ${reset.status}.`);

Object.assign(process.env, {
  APP_URL: "http://localhost:3000",
  DATABASE_URL: databaseUrl,
  NEXTAUTH_SECRET: "a-secret-that-only-the-tests-ever-use",
  TOKEN_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
  PLAID_ENV: "sandbox",
  PLAID_CLIENT_ID: keys.client_id,
  PLAID_SECRET: keys.secret,
  PLAID_BASE_URL: emulatorUrl,
  PLAID_PARTNER_CLIENT_ID: partnerKeys.client_id,
  PLAID_PARTNER_SECRET: partnerKeys.secret,
  PARTNER_ENDPOINTS: `*=${emulatorUrl}/partner/v1/accounts`,
  PARTNER_KEYS: `*=${partnerInboundKey}`,
  LOG_LEVEL: "silent",
});
