import { describe, expect, test } from "vitest";
import { freshEmulator } from "./api-client";

const DAY_MS = 24 * 60 * 60 * 1000;

describe("POST /item/get", () => {
  test("shows a healthy Item, its products and where it is", async () => {
    const { call, linkItem } = freshEmulator();
    const { accessToken, itemId } = await linkItem();

    const { body } = await call("/item/get", { access_token: accessToken });

    expect(body.item).toMatchObject({
      item_id: itemId,
      institution_id: "ins_109508",
      institution_name: "First Platypus Bank",
      error: null,
      billed_products: ["transactions"],
      products: ["transactions"],
    });
    expect(body.item.available_products).not.toContain("transactions");
    expect(body.status.last_webhook).toBeNull();
  });

  test("shows that a login has gone stale after thirty days", async () => {
    const { emulator, call, linkItem } = freshEmulator();
    const { accessToken } = await linkItem();

    emulator.control.advanceClock({ advanceMs: 30 * DAY_MS });
    const { body } = await call("/item/get", { access_token: accessToken });

    expect(body.item.error).toMatchObject({ error_code: "ITEM_LOGIN_REQUIRED", status: 400 });
  });

  test.each([
    { name: "malformed", token: "access", says: "invalid format" },
    {
      name: "unknown",
      token: "access-sandbox-00000000-0000-0000-0000-000000000000",
      says: "could not find matching access token",
    },
    {
      name: "of production",
      token: "access-production-00000000-0000-0000-0000-000000000000",
      says: "wrong Plaid environment",
    },
  ])("refuses an access token that is $name", async ({ token, says }) => {
    const { call } = freshEmulator();

    const { status, body } = await call("/item/get", { access_token: token });

    expect(status).toBe(400);
    expect(body.error_code).toBe("INVALID_ACCESS_TOKEN");
    expect(body.error_message).toContain(says);
  });
});

describe("POST /item/remove", () => {
  test.each(["/item/remove", "/item/get", "/accounts/get"])(
    "leaves nothing for %s to find",
    async (path) => {
      const { call, linkItem } = freshEmulator();
      const { accessToken } = await linkItem();

      const removed = await call("/item/remove", { access_token: accessToken });
      const after = await call(path, { access_token: accessToken });

      expect(Object.keys(removed.body)).toEqual(["request_id"]);
      expect(after).toMatchObject({
        status: 400,
        body: { error_type: "ITEM_ERROR", error_code: "ITEM_NOT_FOUND" },
      });
    },
  );
});

describe("POST /sandbox/item/reset_login", () => {
  test("puts the Item in need of repair, and update mode repairs it with the same token", async () => {
    const { emulator, call, linkItem, linkToken } = freshEmulator();
    const { accessToken, itemId } = await linkItem();

    const reset = await call("/sandbox/item/reset_login", { access_token: accessToken });
    const broken = await call("/item/get", { access_token: accessToken });
    const link_token = await linkToken({ access_token: accessToken, products: undefined });
    const { public_tokens } = emulator.control.completeLink({ link_token });
    const repaired = await call("/item/get", { access_token: accessToken });
    const [public_token] = public_tokens;
    const exchanged = await call("/item/public_token/exchange", { public_token });

    expect(reset.body.reset_login).toBe(true);
    expect(broken.body.item.error.error_code).toBe("ITEM_LOGIN_REQUIRED");
    expect(repaired.body.item.error).toBeNull();
    expect(exchanged.body).toMatchObject({ access_token: accessToken, item_id: itemId });
  });

  test("leaves the accounts readable, as cached data is", async () => {
    const { call, linkItem } = freshEmulator();
    const { accessToken } = await linkItem();
    await call("/sandbox/item/reset_login", { access_token: accessToken });

    const { status, body } = await call("/accounts/get", { access_token: accessToken });

    expect(status).toBe(200);
    expect(body.item.error.error_code).toBe("ITEM_LOGIN_REQUIRED");
  });
});

describe("update mode with account selection", () => {
  test("keeps the ids of accounts that stay, drops the rest, and gives a re-granted one a new id", async () => {
    const { emulator, call, linkItem, linkToken } = freshEmulator();
    const { accessToken } = await linkItem();
    const accounts = async () =>
      (await call("/accounts/get", { access_token: accessToken })).body.accounts;
    const choose = async (...masks: string[]) => {
      const update = { account_selection_enabled: true };
      const link_token = await linkToken({ access_token: accessToken, products: null, update });
      emulator.control.completeLink({ link_token, accounts: masks });
    };

    const [checking, saving] = await accounts();
    await choose("0000");
    const fewer = await accounts();
    emulator.control.advanceClock({ advanceMs: 1000 });
    await choose("0000", "1111");
    const again = await accounts();

    expect(fewer).toEqual([checking]);
    expect(again[0]).toEqual(checking);
    expect(again[1].mask).toBe(saving.mask);
    expect(again[1].account_id).not.toBe(saving.account_id);
  });
});
