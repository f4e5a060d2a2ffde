import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseEnv, variableNames } from "@/lib/env";

const key = Buffer.alloc(32, 3).toString("base64");
const good = {
  DATABASE_URL: "postgres://app@127.0.0.1:5432/app",
  NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
  TOKEN_KEYS: `k1:${key}`,
  PLAID_ENV: "sandbox",
  PLAID_CLIENT_ID: "0123456789abcdef01234567",
  PLAID_SECRET: "0123456789abcdef0123456789abcd",
};

/** What `parseEnv` complains of, a line each, without its heading. */
function complaints(changes: Record<string, string | undefined>): string[] {
  try {
    parseEnv({ ...good, ...changes });
  } catch (thrown) {
    return String(thrown)
      .split("\n")
      .slice(1)
      .map((line) => line.trim());
  }
  return [];
}

describe("the environment", () => {
  test("needs six variables and has defaults for the rest", () => {
    expect(parseEnv(good)).toMatchObject({
      APP_URL: "http://localhost:3000",
      PLAID_PRODUCTS: ["transactions"],
      PLAID_COUNTRY_CODES: ["US"],
      LINK_BINDING: "auto",
    });
  });

  test("names every wrong variable in one message, and the value of none", () => {
    const empty = Object.fromEntries(Object.keys(good).map((name) => [name, ""]));

    expect(complaints({ ...empty, APP_URL: "not a url" })).toEqual([
      "APP_URL Invalid URL",
      "DATABASE_URL is not set",
      "NEXTAUTH_SECRET is not set",
      "TOKEN_KEYS is not set",
      "PLAID_ENV is not set",
      "PLAID_CLIENT_ID is not set",
      "PLAID_SECRET is not set",
    ]);
    expect(complaints({ NEXTAUTH_SECRET: "short and secret" }).join()).not.toContain("short and");
  });

  test.each([
    { name: "APP_URL", value: "https://example.com/app" },
    { name: "APP_URL", value: "ftp://example.com" },
    { name: "DATABASE_URL", value: "mysql://localhost/app" },
    { name: "NEXTAUTH_SECRET", value: "replace-me-replace-me-replace-me-replace-me" },
    { name: "TOKEN_KEYS", value: "k1:tooshort" },
    { name: "PLAID_ENV", value: "development" },
    { name: "PLAYGROUND", value: "yes" },
    { name: "PLAID_ENV", value: "prodction" },
    { name: "PLAID_BASE_URL", value: "https://plaid.example.com" },
    { name: "PLAID_BASE_URL", value: "http://127.0.0.1.evil.test" },
    { name: "PLAID_PRODUCTS", value: "transactions,,auth" },
    { name: "PLAID_REDIRECT_URI", value: "https://elsewhere.example.com/link/oauth" },
    { name: "PLAID_WEBHOOK_URL", value: "somewhere" },
    { name: "DATABASE_POOL_SIZE", value: "0" },
    { name: "OIDC_ISSUER", value: "issuer" },
    { name: "LOG_LEVEL", value: "loud" },
  ])("S-RED-2: refuses $name=$value and names it", ({ name, value }) => {
    expect(complaints({ [name]: value }).map((line) => line.split(" ")[0])).toContain(name);
  });

  test.each(["APP_ENV", "PLAID_ENV"])(
    "S-EMU-2: refuses an emulator beside %s=production",
    (name) => {
      const changes = { [name]: "production", PLAID_BASE_URL: "http://127.0.0.1:4010" };

      expect(complaints(changes)).toEqual([
        `PLAID_BASE_URL must not be set with ${name}=production`,
      ]);
    },
  );

  test("refuses to serve production without limits", () => {
    expect(complaints({ PLAID_ENV: "production", LIMITS: "off" })).toEqual([
      "LIMITS must not be off with PLAID_ENV=production",
    ]);
    expect(parseEnv(good).LIMITS).toBe("on");
  });

  test("takes the variables of a sign-in provider together or not at all", () => {
    const group = "OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET";
    expect(complaints({ OIDC_ISSUER: "https://issuer.example.com" })).toEqual([
      `OIDC_CLIENT_ID must be set together with ${group}`,
      `OIDC_CLIENT_SECRET must be set together with ${group}`,
    ]);
  });

  test("names what is wrong between variables beside what is wrong in one", () => {
    const changes = { LOG_LEVEL: "loud", GITHUB_ID: "x", PLAID_BASE_URL: "https://example.com" };

    expect(complaints(changes).map((line) => line.split(" ")[0])).toEqual([
      "LOG_LEVEL",
      "GITHUB_SECRET",
      "PLAID_BASE_URL",
    ]);
  });
});

describe("where processor tokens are sent", () => {
  const emulator = { PLAID_BASE_URL: "http://127.0.0.1:4010" };

  test("is told by partner, and may be nowhere", () => {
    const PARTNER_ENDPOINTS =
      "dwolla=https://pay.example.com/a?b=c, moov=https://moov.example.com/";

    expect(parseEnv({ ...good, PARTNER_ENDPOINTS }).PARTNER_ENDPOINTS).toEqual(
      new Map([
        ["dwolla", "https://pay.example.com/a?b=c"],
        ["moov", "https://moov.example.com/"],
      ]),
    );
    expect(parseEnv(good).PARTNER_ENDPOINTS).toBeUndefined();
  });

  test.each([
    { given: "dwolla", why: "must be partner=value pairs, separated by commas" },
    { given: "paypal=https://a.example.com", why: "names a partner that Plaid does not have" },
    { given: "dwolla=somewhere", why: "must have an address for dwolla" },
    { given: "dwolla=https://me:pw@a.example.com", why: "must have an address for dwolla" },
    { given: "dwolla=http://a.example.com", why: "must have an https:// address for dwolla" },
    { given: "dwolla=http://127.0.0.1:4010/x", why: "must have an https:// address for dwolla" },
    {
      given: "*=https://a.example.com",
      why: "must name each partner: * is for the local emulator",
    },
  ])("S-SSRF-1: is refused as $given", ({ given, why }) => {
    expect(complaints({ PARTNER_ENDPOINTS: given })).toEqual([`PARTNER_ENDPOINTS ${why}`]);
  });

  test("is the emulator's partner for all beside the emulator, and nowhere else by http", () => {
    const local = "*=http://127.0.0.1:4010/partner/v1/accounts";
    expect(complaints({ ...emulator, PARTNER_ENDPOINTS: local })).toEqual([]);
    expect(
      complaints({ ...emulator, PARTNER_ENDPOINTS: "dwolla=http://a.example.com" }),
    ).toHaveLength(1);
  });

  test("goes with both of the partner's own keys at Plaid, or none", () => {
    expect(complaints({ PLAID_PARTNER_CLIENT_ID: "0123456789" })).toEqual([
      "PLAID_PARTNER_SECRET must be set together with PLAID_PARTNER_CLIENT_ID, PLAID_PARTNER_SECRET",
    ]);
  });
});

describe(".env.example", () => {
  const lines = readFileSync(".env.example", "utf8").split("\n");
  const names = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);

  test("lists the variables in the order they are read, before those of the launcher", () => {
    expect(names.slice(0, variableNames.length)).toEqual(variableNames);
    expect(new Set(names).size).toBe(names.length);
  });

  test("says one thing about each, and holds no value", () => {
    for (const [index, line] of lines.entries()) {
      if (!/^[A-Z_]+=/.test(line)) continue;
      expect(line).toMatch(/^[A-Z_]+=$/);
      expect(lines[index - 1]).toMatch(/^# \S/);
      expect(lines[index - 2] ?? "").not.toMatch(/^#/);
    }
  });
});
