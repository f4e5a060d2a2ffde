import { afterAll, inject } from "vitest";
import { keys, partnerInboundKey, partnerKeys } from "../../emulator/keys";
import { startEmulator } from "../../emulator/server";
import { emptyDatabase } from "./empty-database";

// The environment a test's app sees: the worker's own database, without rows, and its own emulator.
// It is set before any module of the app is loaded, because they read it once.
const emulator = await startEmulator({ port: 0 });
const databaseUrl = inject("databaseUrls")[Number(process.env.VITEST_POOL_ID) - 1];
if (!databaseUrl) throw new Error(`No database for worker ${process.env.VITEST_POOL_ID}.`);
await emptyDatabase(databaseUrl);

Object.assign(process.env, {
  APP_URL: "http://localhost:3000",
  DATABASE_URL: databaseUrl,
  NEXTAUTH_SECRET: "a-secret-that-only-the-tests-ever-use",
  TOKEN_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
  PLAID_ENV: "sandbox",
  PLAID_CLIENT_ID: keys.client_id,
  PLAID_SECRET: keys.secret,
  PLAID_BASE_URL: emulator.url,
  PLAID_PARTNER_CLIENT_ID: partnerKeys.client_id,
  PLAID_PARTNER_SECRET: partnerKeys.secret,
  PARTNER_ENDPOINTS: `*=${emulator.url}/partner/v1/accounts`,
  PARTNER_KEYS: `*=${partnerInboundKey}`,
  LOG_LEVEL: "silent",
});

afterAll(() => emulator.close());
