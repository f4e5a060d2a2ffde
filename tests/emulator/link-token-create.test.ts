import { describe, expect, test } from "vitest";
import { freshEmulator, linkTokenRequest } from "./api-client";

describe("POST /link/token/create", () => {
  test("issues a token that is good for four hours", async () => {
    const { call } = freshEmulator();

    const { status, body } = await call("/link/token/create", linkTokenRequest);

    expect(status).toBe(200);
    expect(body).toEqual({
      link_token: expect.stringMatching(/^link-sandbox-[0-9a-f-]{36}$/),
      expiration: "2026-03-01T16:00:00Z",
      request_id: expect.any(String),
    });
  });

  test("issues a token that is good for half an hour in update mode", async () => {
    const { call, linkItem } = freshEmulator();
    const { accessToken } = await linkItem();
    const { products, ...request } = linkTokenRequest;

    const { body } = await call("/link/token/create", { ...request, access_token: accessToken });

    expect(body.expiration).toBe("2026-03-01T12:30:00Z");
  });

  test.each([
    {
      name: "lacks several fields",
      change: { client_name: undefined, language: undefined },
      code: "MISSING_FIELDS",
      message: "the following required fields are missing: client_name, language",
    },
    {
      name: "has no country",
      change: { country_codes: [] },
      code: "MISSING_FIELDS",
      message: "the following required fields are missing: country_codes",
    },
    {
      name: "has unknown fields, at any depth",
      change: { user: { client_user_id: "u", nick: 1 }, colour: "red" },
      code: "UNKNOWN_FIELDS",
      message: "the following fields are not recognized by this endpoint: user.nick, colour",
    },
    {
      name: "has a country that is no list",
      change: { country_codes: "US" },
      code: "INVALID_FIELD",
      message: "country_codes must be a non-empty string array",
    },
    {
      name: "has a webhook that is no URL",
      change: { webhook: "not a url" },
      code: "INVALID_FIELD",
      message: "webhook must be a non-empty string URL",
    },
    {
      name: "has a product that does not exist",
      change: { products: ["gold"] },
      code: "INVALID_PRODUCT",
    },
    {
      name: "asks for balance by name",
      change: { products: ["balance"] },
      code: "INVALID_PRODUCT",
      message:
        "balance is not a valid product for this field. It is automatically initialized when any other valid product is included.",
    },
    {
      name: "asks for a product that is not enabled",
      change: { products: ["identity_verification"] },
      code: "INVALID_PRODUCT",
      message:
        'client is not authorized to access the following products: ["identity_verification"]',
    },
    {
      name: "names a product in two lists",
      change: { products: ["auth"], optional_products: ["auth"] },
      code: "INVALID_FIELD",
    },
    { name: "has no products", change: { products: undefined }, code: "MISSING_FIELDS" },
    { name: "has no user", change: { user: undefined }, code: "MISSING_FIELDS" },
    {
      name: "puts an email address into client_user_id",
      change: { user: { client_user_id: "ada@example.com" } },
      code: "INVALID_FIELD",
    },
    { name: "has an unknown language", change: { language: "xx" }, code: "INVALID_FIELD" },
    {
      name: "has a redirect URI with a query",
      change: { redirect_uri: "https://app.example/link?x=1" },
      code: "INVALID_FIELD",
    },
    {
      name: "has a redirect URI by http to another machine",
      change: { redirect_uri: "http://app.example/link" },
      code: "INVALID_FIELD",
    },
    {
      name: "has an empty account filter",
      change: { account_filters: { depository: { account_subtypes: [] } } },
      code: "MISSING_FIELDS",
    },
    {
      name: "has too long a history",
      change: { transactions: { days_requested: 731 } },
      code: "INVALID_FIELD",
    },
    {
      name: "has a malformed access token",
      change: { access_token: "x", products: undefined },
      code: "INVALID_ACCESS_TOKEN",
    },
    {
      name: "wants several Items and names no user",
      change: { enable_multi_item_link: true },
      code: "MISSING_FIELDS",
      message: "the following required fields are missing: user_id",
    },
    { name: "has an unknown user_id", change: { user_id: "usr_x" }, code: "USER_NOT_FOUND" },
    { name: "has an unknown user_token", change: { user_token: "x" }, code: "INVALID_USER_TOKEN" },
  ])("refuses a request that $name", async ({ change, code, message }) => {
    const { call } = freshEmulator();

    const { status, body } = await call("/link/token/create", { ...linkTokenRequest, ...change });

    expect(status).toBe(400);
    expect(body.error_code).toBe(code);
    if (message) expect(body.error_message).toBe(message);
  });

  test("refuses products for an Item that has its own", async () => {
    const { call, linkItem } = freshEmulator();
    const { accessToken } = await linkItem();

    const request = { ...linkTokenRequest, access_token: accessToken };
    const { body } = await call("/link/token/create", request);

    expect(body.error_code).toBe("INVALID_FIELD");
  });

  test("accepts a redirect URI that Plaid's Dashboard would", async () => {
    const { call } = freshEmulator();

    const request = { ...linkTokenRequest, redirect_uri: "http://localhost:3000/link/oauth" };

    expect((await call("/link/token/create", request)).status).toBe(200);
  });
});
