import { describe, expect, test } from "vitest";
import { redact, scrub } from "@/lib/plaid/redact";

const uuid = "3f0a1b2c-0000-4000-8000-000000000000";

describe("scrub", () => {
  test.each(["access", "public", "processor", "link", "profile", "user"])(
    "S-LEAK-2: hides %s tokens anywhere in a text",
    (kind) => {
      const text = scrub(`{"a":"${kind}-sandbox-${uuid}","b":["${kind}-production-${uuid}"]}`);

      expect(text).not.toContain(uuid);
      expect(text).toContain(`${kind}-sandbox-[redacted]`);
    },
  );

  test("hides a token in an address, where it stands behind what is escaped", () => {
    expect(scrub(`/x?q=%20access-sandbox-${uuid}`)).toBe("/x?q=%20access-sandbox-[redacted]");
  });

  test("leaves other words alone", () => {
    expect(scrub("access to the sandbox-environment")).toBe("access to the sandbox-environment");
  });
});

describe("redact", () => {
  test("keeps the shape and what is known to be harmless, and blanks every other value", () => {
    const answer = {
      request_id: "abc",
      access_token: `access-sandbox-${uuid}`,
      accounts: [{ name: "Plaid Checking", mask: "0000", balances: { current: 110 } }],
      owners: [{ emails: ["someone@example.com"] }],
      field_of_next_year: "anything",
      error: null,
    };

    expect(redact(answer)).toEqual({
      request_id: "abc",
      access_token: "access-sandbox-[redacted]",
      accounts: [{ name: "[redacted]", mask: "0000", balances: { current: "[redacted]" } }],
      owners: [{ emails: ["[redacted]"] }],
      field_of_next_year: "[redacted]",
      error: null,
    });
  });

  test("a token hides in no harmless field, and no other text beside a token is kept", () => {
    expect(redact({ error_message: `no access-sandbox-${uuid}` })).toEqual({
      error_message: "no access-sandbox-[redacted]",
    });
    expect(redact({ secret_note: `name and access-sandbox-${uuid}` })).toEqual({
      secret_note: "[redacted]",
    });
  });

  test("leaves nothing that Postgres refuses in jsonb", () => {
    expect(redact({ institution_name: "a\0b\ud800c" })).toEqual({ institution_name: "ab\ufffdc" });
  });
});
