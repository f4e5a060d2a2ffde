import { afterEach, describe, expect, test, vi } from "vitest";

const { PLAID_BASE_URL, PARTNER_ENDPOINTS } = process.env;

/** The modules as a process with this environment loads them. */
async function withEnvironment(changes: { PLAID_ENV: string; PLAID_BASE_URL?: string }) {
  vi.resetModules();
  Object.assign(process.env, { PLAID_BASE_URL: "", PARTNER_ENDPOINTS: "", ...changes });
  const [{ plaid }, { linkScript }, { signInMethods }] = await Promise.all([
    import("@/lib/plaid/client"),
    import("@/lib/plaid/link-script"),
    import("@/lib/auth/sign-in-methods"),
  ]);
  // The SDK keeps its base path to itself.
  const { basePath } = plaid() as unknown as { basePath: string };
  return { api: basePath, script: linkScript().url, demo: signInMethods().demo };
}

afterEach(() => {
  Object.assign(process.env, { PLAID_ENV: "sandbox", PLAID_BASE_URL, PARTNER_ENDPOINTS });
  vi.resetModules();
});

describe("with keys of real Plaid", () => {
  test.each(["sandbox", "production"])(
    "S-SSRF-1: %s is asked at its official host, Link comes from Plaid's CDN, and there is no demo user",
    async (PLAID_ENV) => {
      expect(await withEnvironment({ PLAID_ENV })).toEqual({
        api: `https://${PLAID_ENV}.plaid.com`,
        script: "https://cdn.plaid.com/link/v2/stable/link-initialize.js",
        demo: false,
      });
    },
  );
});

test("with the emulator, API and Link come from there, and there is a demo user", async () => {
  const PLAID_BASE_URL = "http://127.0.0.1:4010";

  expect(await withEnvironment({ PLAID_ENV: "sandbox", PLAID_BASE_URL })).toEqual({
    api: PLAID_BASE_URL,
    script: `${PLAID_BASE_URL}/link/v2/stable/link-initialize.js`,
    demo: true,
  });
});
