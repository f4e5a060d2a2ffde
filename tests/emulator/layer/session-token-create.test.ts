import { describe, expect, test } from "vitest";
import { layerEmulator } from "./layer-client";

const user = { client_user_id: "user-1" };

describe("POST /session/token/create", () => {
  test("answers a link token for Layer, good for four hours", async () => {
    const { call } = layerEmulator();

    const { body } = await call("/session/token/create", {
      template_id: "template_emulator",
      user,
      redirect_uri: "https://app.example/layer",
      webhook: "https://app.example/hook",
    });

    expect(body).toEqual({
      link: {
        link_token: expect.stringMatching(/^link-sandbox-[0-9a-f-]{36}$/),
        expiration: "2026-03-01T16:00:00Z",
      },
      request_id: expect.any(String),
    });
  });

  test.each([{ inside: true }, { inside: false }])(
    "takes a user's id, within user: $inside, and answers it",
    async ({ inside }) => {
      const { call } = layerEmulator();
      const { user_id } = (await call("/user/create", { client_user_id: "user-1" })).body;

      const { status, body } = await call("/session/token/create", {
        template_id: "template_emulator",
        ...(inside ? { user: { ...user, user_id } } : { user_id }),
      });

      expect(status).toBe(200);
      expect(body.link.user_id).toBe(user_id);
    },
  );

  test.each([
    { given: { template_id: "layer-1" }, code: "INVALID_FIELD", says: "template_id must be" },
    { given: { template_id: "template_other" }, code: "INVALID_FIELD", says: "template_id must" },
    { given: { template_id: undefined }, code: "MISSING_FIELDS", says: "template_id" },
    { given: { user: undefined }, code: "MISSING_FIELDS", says: "user" },
    { given: { user: {} }, code: "MISSING_FIELDS", says: "user.client_user_id" },
    {
      given: { user: { ...user, phone_number: "+14155550011" } },
      code: "UNKNOWN_FIELDS",
      says: "user.phone_number",
    },
    { given: { user_token: "user-sandbox-1" }, code: "UNKNOWN_FIELDS", says: "user_token" },
    { given: { products: ["auth"] }, code: "UNKNOWN_FIELDS", says: "products" },
    { given: { user_id: "usr_nobody1" }, code: "USER_NOT_FOUND", says: "cannot be found" },
    { given: { webhook: "app.example" }, code: "INVALID_FIELD", says: "webhook must be" },
    {
      given: { redirect_uri: "https://app.example/?a=1" },
      code: "INVALID_FIELD",
      says: "OAuth redirect URI",
    },
    {
      given: { redirect_uri: "https://app.example/", android_package_name: "example.app" },
      code: "INVALID_FIELD",
      says: "android_package_name",
    },
  ])("refuses $given with $code", async ({ given, code, says }) => {
    const { call } = layerEmulator();

    const { status, body } = await call("/session/token/create", {
      template_id: "template_emulator",
      user,
      ...given,
    });

    expect(status).toBe(400);
    expect(body.error_code).toBe(code);
    expect(body.error_message).toContain(says);
  });

  test("gives a token that /link/token/get describes, and ordinary Link is not completed with", async () => {
    const { call, emulator, sessionToken } = layerEmulator();
    const link_token = await sessionToken({ webhook: "https://app.example/hook" });

    const { body } = await call("/link/token/get", { link_token });

    expect(body.metadata).toMatchObject({
      initial_products: ["auth", "identity", "transactions"],
      webhook: "https://app.example/hook",
    });
    expect(body).not.toHaveProperty("link_sessions");
    expect(() => emulator.control.completeLink({ link_token })).toThrow(/is for Layer/);
  });

  test("tells Link's page which tokens are for Layer", async () => {
    const { emulator, post, call, sessionToken } = layerEmulator();
    const link_token = await sessionToken();
    const ordinary = await call("/link/token/create", {
      client_name: "Acorn",
      language: "en",
      country_codes: ["US"],
      user,
      products: ["auth"],
    });

    expect(await post("/layer", { link_token })).toEqual({ is_layer: true });
    expect(await post("/layer", ordinary.body)).toEqual({ is_layer: false });
    expect(await post("/layer", { link_token: "x" })).toEqual({ is_layer: false });
    emulator.control.advanceClock({ advanceMs: 4 * 60 * 60 * 1000 });
    expect(await post("/layer", { link_token })).toEqual({ is_layer: false });
  });
});
