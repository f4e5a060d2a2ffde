import { describe, expect, test } from "vitest";
import { freshEmulator } from "./api-client";

describe("POST /accounts/get", () => {
  test("answers the chosen accounts, with the same ids every time", async () => {
    const { call, linkItem } = freshEmulator();
    const { accessToken } = await linkItem();

    const first = await call("/accounts/get", { access_token: accessToken });
    const second = await call("/accounts/get", { access_token: accessToken });

    expect(first.body.accounts).toEqual([
      {
        account_id: expect.stringMatching(/^[A-Za-z0-9]{37}$/),
        balances: {
          available: 100,
          current: 110,
          iso_currency_code: "USD",
          limit: null,
          unofficial_currency_code: null,
        },
        holder_category: "personal",
        mask: "0000",
        name: "Plaid Checking",
        official_name: "Plaid Gold Standard 0% Interest Checking",
        subtype: "checking",
        type: "depository",
      },
      expect.objectContaining({ mask: "1111" }),
    ]);
    expect(second.body.accounts).toEqual(first.body.accounts);
  });

  test("answers all twelve accounts of an Item that was made without Link", async () => {
    const { call } = freshEmulator();
    const request = { institution_id: "ins_109508", initial_products: ["transactions"] };
    const { public_token } = (await call("/sandbox/public_token/create", request)).body;
    const { access_token } = (await call("/item/public_token/exchange", { public_token })).body;

    const { body } = await call("/accounts/get", { access_token });

    expect(body.accounts).toHaveLength(12);
  });

  test("answers only the accounts that were asked for", async () => {
    const { call, linkItem } = freshEmulator();
    const { accessToken: access_token } = await linkItem();
    const [, saving] = (await call("/accounts/get", { access_token })).body.accounts;

    const options = { account_ids: [saving.account_id] };
    const { body } = await call("/accounts/get", { access_token, options });

    expect(body.accounts).toEqual([saving]);
  });

  test.each([
    { name: "a malformed account id", id: "no", code: "INVALID_FIELD" },
    { name: "another Item's account", id: "A".repeat(37), code: "INVALID_ACCOUNT_ID" },
  ])("refuses $name", async ({ id, code }) => {
    const { call, linkItem } = freshEmulator();
    const { accessToken: access_token } = await linkItem();

    const { body } = await call("/accounts/get", { access_token, options: { account_ids: [id] } });

    expect(body.error_code).toBe(code);
  });
});
