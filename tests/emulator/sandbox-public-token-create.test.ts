import { describe, expect, test } from "vitest";
import { freshEmulator } from "./api-client";

const request = { institution_id: "ins_109508", initial_products: ["auth"] };

describe("POST /sandbox/public_token/create", () => {
  test("answers a public token that can be exchanged", async () => {
    const { call } = freshEmulator();

    const { public_token } = (await call("/sandbox/public_token/create", request)).body;
    const exchanged = await call("/item/public_token/exchange", { public_token });

    expect(exchanged.status).toBe(200);
  });

  test.each([
    {
      name: "answers the error that a test password asks for",
      change: { options: { override_password: "error_ITEM_LOCKED" } },
      code: "ITEM_LOCKED",
    },
    {
      name: "refuses a wrong password",
      change: { options: { override_password: "no" } },
      code: "INVALID_CREDENTIALS",
    },
    {
      name: "refuses a test user it does not have, rather than pretend",
      change: { options: { override_username: "user_link_recovery", override_password: "{}" } },
      code: "INVALID_FIELD",
    },
    {
      name: "refuses an unknown institution",
      change: { institution_id: "ins_0" },
      code: "INVALID_INSTITUTION",
    },
    {
      name: "refuses a product the institution lacks",
      change: { institution_id: "ins_109512" },
      code: "PRODUCTS_NOT_SUPPORTED",
    },
    { name: "refuses no products", change: { initial_products: [] }, code: "MISSING_FIELDS" },
    { name: "refuses options that are null", change: { options: null }, code: "INVALID_FIELD" },
  ])("$name", async ({ change, code }) => {
    const { call } = freshEmulator();

    const { status, body } = await call("/sandbox/public_token/create", { ...request, ...change });

    expect(status).toBe(400);
    expect(body.error_code).toBe(code);
  });
});
