import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endpoints } from "@/emulator/endpoints/endpoints";
import { keys } from "@/emulator/keys";
import { freshEmulator, linkTokenRequest } from "./api-client";

const token = (kind: string) => fc.uuid().map((id) => `${kind}-sandbox-${id}`);

/** Values that come near to what a field wants, besides everything that does not. */
const value = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: "binary" }),
  fc.constantFrom("ins_109508", "user_good", "US", "auth", "transactions", "2026-02-30", "en"),
  fc.constantFrom(["US"], ["auth"], [], {}, null, true, -1, 1e308),
  token("link"),
  token("access"),
  token("public"),
);

describe.each([...endpoints])("POST %s", (path, { schema, isPublic }) => {
  const body = fc.oneof(
    fc.record(Object.fromEntries(Object.keys(schema.shape).map((field) => [field, value])), {
      requiredKeys: [],
    }),
    fc.dictionary(fc.string(), value),
    fc
      .dictionary(fc.constantFrom(...Object.keys(schema.shape)), value)
      .map((changes) => ({ ...linkTokenRequest, ...changes })),
  );

  test("answers any body as Plaid would, and never fails itself", async () => {
    const { call } = freshEmulator();

    await fc.assert(
      fc.asyncProperty(body, async (given) => {
        const { status, body: answer } = await call(path, { ...given, ...keys });
        expect(status === 200 || (status >= 400 && status < 500)).toBe(true);
        expect(answer.request_id).toMatch(/^[A-Za-z0-9]{15}$/);
        if (status !== 200) expect(answer.error_code).toMatch(/^[A-Z_]+$/);
      }),
      { numRuns: 200 },
    );
  });

  test("answers any text", async () => {
    const { send } = freshEmulator();

    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        const { status } = await send(path, text);
        expect(status === 400 || (isPublic && status === 200)).toBe(true);
      }),
    );
  });
});

test("Link answers any action on any session", async () => {
  const { emulator, linkToken } = freshEmulator();
  const link_token = await linkToken();
  const post = (path: string, body: unknown) =>
    emulator.fetch(
      new Request(`http://localhost/link/v2/stable/sessions${path}`, {
        method: "POST",
        body: JSON.stringify(body),
      }),
    );
  const { id } = await (await post("", { link_token })).json();
  const action = fc.record({
    action: fc.constantFrom(
      "search",
      "select_institution",
      "submit_credentials",
      "submit_phone",
      "submit_otp",
      "share_saved",
      "submit_mfa",
      "open_oauth",
      "check_oauth",
      "select_accounts",
      "back",
      "exit",
      "x",
    ),
    query: value,
    institution_id: value,
    username: value,
    password: value,
    accounts: value,
    answers: value,
    phone_number: value,
    otp: value,
    closed: value,
  });

  await fc.assert(
    fc.asyncProperty(action, async (given) => {
      expect((await post(`/${id}`, given)).status).toBeLessThan(500);
    }),
  );
});
