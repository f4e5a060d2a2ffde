import { describe, expect, test } from "vitest";
import { freshEmulator } from "../api-client";
import { checkWebhook } from "./check-webhook";

const HOOK = "http://127.0.0.1:9/hook";

/** Every pair of a type and a code that can be fired, with the product it needs. */
const fired = [
  ["TRANSACTIONS", "DEFAULT_UPDATE", "transactions"],
  ["AUTH", "DEFAULT_UPDATE", "auth"],
  ["IDENTITY", "DEFAULT_UPDATE", "identity"],
  ["HOLDINGS", "DEFAULT_UPDATE", "investments"],
  ["INVESTMENTS_TRANSACTIONS", "DEFAULT_UPDATE", "investments"],
  ["LIABILITIES", "DEFAULT_UPDATE", "liabilities"],
  ["TRANSACTIONS", "SYNC_UPDATES_AVAILABLE", "transactions"],
  ["TRANSACTIONS", "RECURRING_TRANSACTIONS_UPDATE", "transactions"],
  ["AUTH", "SMS_MICRODEPOSITS_VERIFICATION", "auth"],
  ["ASSETS", "PRODUCT_READY", "assets"],
  ["ASSETS", "ERROR", "assets"],
  ["ITEM", "NEW_ACCOUNTS_AVAILABLE", null],
  ["ITEM", "LOGIN_REPAIRED", null],
  ["ITEM", "PENDING_DISCONNECT", null],
  ["ITEM", "USER_PERMISSION_REVOKED", null],
  ["ITEM", "USER_ACCOUNT_REVOKED", null],
] as const;

async function withItem(products: string[]) {
  const fresh = freshEmulator();
  const { body } = await fresh.call("/sandbox/public_token/create", {
    institution_id: "ins_109508",
    initial_products: products,
    options: { webhook: HOOK },
  });
  const { public_token } = body;
  const { access_token } = (await fresh.call("/item/public_token/exchange", { public_token })).body;
  return {
    ...fresh,
    access_token,
    fire: (request: object) =>
      fresh.call("/sandbox/item/fire_webhook", { access_token, ...request }),
    announced: () => fresh.emulator.control.webhooks().map((one) => one.body),
  };
}

const allProducts = ["transactions", "auth", "identity", "investments", "liabilities", "assets"];

describe("POST /sandbox/item/fire_webhook", () => {
  test.each(fired)("fires %s %s, in the form that Plaid publishes", async (type, code) => {
    const { fire, announced } = await withItem(allProducts);

    const { status, body } = await fire({ webhook_type: type, webhook_code: code });

    const [webhook = {}] = announced();
    expect(status).toBe(200);
    expect(body.webhook_fired).toBe(true);
    expect(webhook).toMatchObject({
      webhook_type: type,
      webhook_code: code,
      environment: "sandbox",
    });
    expect(await checkWebhook(webhook)).toEqual([]);
  });

  test.each(fired.filter(([, , product]) => product !== null))(
    "does not fire %s %s for an Item without the product",
    async (type, code, product) => {
      const { fire } = await withItem(["statements"]);

      const { status, body } = await fire({ webhook_type: type, webhook_code: code });

      expect(status).toBe(400);
      expect(body).toMatchObject({
        error_type: "SANDBOX_ERROR",
        error_code: "SANDBOX_PRODUCT_NOT_ENABLED",
        error_message: `The ${product} product is not enabled on this item`,
      });
    },
  );

  test("takes TRANSACTIONS for the type of DEFAULT_UPDATE when none is given", async () => {
    const { fire, announced } = await withItem(allProducts);

    await fire({ webhook_code: "DEFAULT_UPDATE" });

    expect(announced()[0]).toMatchObject({ webhook_type: "TRANSACTIONS" });
  });

  test("refuses for an Item without a webhook", async () => {
    const fresh = freshEmulator();
    const { accessToken } = await fresh.linkItem();

    const { status, body } = await fresh.call("/sandbox/item/fire_webhook", {
      access_token: accessToken,
      webhook_code: "NEW_ACCOUNTS_AVAILABLE",
    });

    expect(status).toBe(400);
    expect(body).toMatchObject({
      error_type: "SANDBOX_ERROR",
      error_code: "SANDBOX_WEBHOOK_INVALID",
    });
  });

  test.each([
    { name: "a code of another type", request: { webhook_type: "AUTH", webhook_code: "ERROR" } },
    { name: "a code that only time brings", request: { webhook_code: "PENDING_EXPIRATION" } },
    { name: "a code that Plaid hides", request: { webhook_code: "AUTHORIZATION_GRANTED" } },
  ])("refuses $name", async ({ request }) => {
    const { fire } = await withItem(allProducts);

    const { status, body } = await fire(request);

    expect(status).toBe(400);
    expect(body.error_code).toBe("INVALID_FIELD");
  });
});

describe("an Item's login", () => {
  test("is announced as broken when it is reset", async () => {
    const { call, access_token, announced } = await withItem(["transactions"]);

    await call("/sandbox/item/reset_login", { access_token });

    const [webhook = {}] = announced();
    expect(webhook).toMatchObject({
      webhook_type: "ITEM",
      webhook_code: "ERROR",
      error: { error_code: "ITEM_LOGIN_REQUIRED", error_type: "ITEM_ERROR", status: 400 },
    });
    expect(await checkWebhook(webhook)).toEqual([]);
  });

  test("is not announced as repaired after the app's own update mode", async () => {
    const { emulator, call, access_token, linkToken, announced } = await withItem(["transactions"]);
    await call("/sandbox/item/reset_login", { access_token });

    const link_token = await linkToken({ access_token, products: undefined });
    emulator.control.completeLink({ link_token });

    expect(announced().map(({ webhook_code }) => webhook_code)).toEqual(["ERROR"]);
  });
});
