import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { processors } from "@/emulator/data/processors";
import { partnerKeys } from "@/emulator/keys";
import { freshEmulator } from "./api-client";
import { startReceiver } from "./webhooks/receiver";

const products = ["auth", "identity", "transactions"];

async function withItem(initial_products = products) {
  const fresh = freshEmulator();
  const { call } = fresh;
  const { public_token } = (
    await call("/sandbox/public_token/create", { institution_id: "ins_109508", initial_products })
  ).body;
  const { access_token } = (await call("/item/public_token/exchange", { public_token })).body;
  const { accounts } = (await call("/accounts/get", { access_token })).body;
  const accountId = (name: string): string =>
    accounts.find((one: { name: string }) => one.name === name).account_id;
  const create = (changes: object = {}) =>
    call("/processor/token/create", {
      access_token,
      account_id: accountId("Plaid Checking"),
      processor: "dwolla",
      ...changes,
    });
  return { ...fresh, access_token, accountId, create };
}

async function withToken(account = "Plaid Checking", initial?: string[]) {
  const linked = await withItem(initial);
  const { body } = await linked.create({ account_id: linked.accountId(account) });
  const processor_token: string = body.processor_token;
  return {
    ...linked,
    processor_token,
    /** Calls with the partner's keys. */
    read: (path: string, more: object = {}) =>
      linked.call(path, { ...partnerKeys, processor_token, ...more }),
  };
}

describe("POST /processor/token/create", () => {
  test.each(Object.keys(processors))("makes a token for %s", async (processor) => {
    const { create } = await withItem();

    const { status, body } = await create({ processor });

    expect(status).toBe(200);
    expect(body.processor_token).toMatch(/^processor-sandbox-[0-9a-f-]{36}$/);
  });

  test("makes another token each time", async () => {
    const { create } = await withItem();

    const tokens = [(await create()).body.processor_token, (await create()).body.processor_token];

    expect(new Set(tokens).size).toBe(2);
  });

  test.each([
    {
      name: "a processor there is not",
      change: { processor: "acorn" },
      code: "INVALID_FIELD",
    },
    {
      name: "an account id that cannot be one",
      change: { account_id: "no id" },
      code: "INVALID_FIELD",
    },
    {
      name: "an account of another Item",
      change: { account_id: "x".repeat(37) },
      code: "INVALID_ACCOUNT_ID",
    },
    {
      name: "an unknown access token",
      change: { access_token: "access-sandbox-00000000-0000-0000-0000-000000000000" },
      code: "INVALID_ACCESS_TOKEN",
    },
  ])("refuses $name", async ({ change, code }) => {
    const { create } = await withItem();

    const { status, body } = await create(change);

    expect(status).toBe(400);
    expect(body.error_code).toBe(code);
  });

  test("refuses an Item that has nothing a processor works with", async () => {
    const { create } = await withItem(["statements"]);

    expect((await create()).body.error_code).toBe("INVALID_PRODUCT");
  });

  test("does not take the partner's keys", async () => {
    const { create } = await withItem();

    expect((await create(partnerKeys)).body.error_code).toBe("INVALID_API_KEYS");
  });
});

describe("POST /processor/stripe/bank_account_token/create", () => {
  const path = "/processor/stripe/bank_account_token/create";

  test("makes a token in Stripe's form, another each time", async () => {
    const { call, access_token, accountId } = await withItem();
    const request = { access_token, account_id: accountId("Plaid Saving") };

    const first = await call(path, request);
    const second = await call(path, request);

    expect(first.body.stripe_bank_account_token).toMatch(/^btok_[A-Za-z0-9]{20}$/);
    expect(second.body.stripe_bank_account_token).not.toBe(first.body.stripe_bank_account_token);
  });

  test.each([
    { name: "an account that is no checking or savings", account: "Plaid CD", initial: products },
    { name: "an Item without auth", account: "Plaid Checking", initial: ["transactions"] },
  ])("refuses $name", async ({ account, initial }) => {
    const { call, access_token, accountId } = await withItem(initial);

    const { status } = await call(path, { access_token, account_id: accountId(account) });

    expect(status).toBe(400);
  });
});

describe("what a processor reads", () => {
  test("is the one account of its token, with the partner's keys", async () => {
    const { read, accountId } = await withToken();
    const account_id = accountId("Plaid Checking");

    const account = await read("/processor/account/get");
    const auth = await read("/processor/auth/get");
    const balance = await read("/processor/balance/get");
    const identity = await read("/processor/identity/get");

    expect(account.body).toMatchObject({ institution_id: "ins_109508", account: { account_id } });
    expect(auth.body.numbers.ach).toMatchObject({
      account_id,
      account: "1111222233330000",
      routing: "011401533",
      wire_routing: "021000021",
    });
    expect(balance.body.account.balances).toMatchObject({ available: 100, current: 110 });
    expect(identity.body.account.owners[0].names).toEqual(["Alberta Bobbeth Charleson"]);
  });

  test.each([
    "/processor/account/get",
    "/processor/auth/get",
    "/processor/balance/get",
    "/processor/identity/get",
    "/processor/token/webhook/update",
  ])("is not for the app's own keys: %s", async (path) => {
    const { call, processor_token } = await withToken();

    const { status, body } = await call(path, {
      processor_token,
      ...(path.includes("webhook") && { webhook: null }),
    });

    expect(status).toBe(400);
    expect(body.error_code).toBe("INVALID_PROCESSOR_TOKEN");
  });

  test.each([
    { name: "malformed", token: "processor" },
    { name: "unknown", token: "processor-sandbox-00000000-0000-0000-0000-000000000000" },
  ])("needs a token that is not $name", async ({ token }) => {
    const { read } = await withToken();

    const { body } = await read("/processor/account/get", { processor_token: token });

    expect(body.error_code).toBe("INVALID_PROCESSOR_TOKEN");
  });

  test("has numbers only for accounts that have any", async () => {
    const { read } = await withToken("Plaid Credit Card");

    expect((await read("/processor/auth/get")).body.error_code).toBe("NO_AUTH_ACCOUNTS");
  });

  test("fails while the Item's login is broken, but for what is cached", async () => {
    const { read, call, access_token } = await withToken();
    await call("/sandbox/item/reset_login", { access_token });

    const account = await read("/processor/account/get");
    const balance = await read("/processor/balance/get");

    expect(account.status).toBe(200);
    expect(balance.body.error_code).toBe("ITEM_LOGIN_REQUIRED");
  });

  test("ends with the Item", async () => {
    const { read, call, access_token } = await withToken();

    await call("/item/remove", { access_token });

    expect((await read("/processor/account/get")).body.error_code).toBe("ITEM_NOT_FOUND");
  });

  test("ends with the account, when the user takes that back", async () => {
    const { emulator, read, linkToken, access_token } = await withToken();
    const update = { account_selection_enabled: true };
    const link_token = await linkToken({ access_token, products: null, update });

    emulator.control.completeLink({ link_token, accounts: ["1111"] });

    expect((await read("/processor/account/get")).body.error_code).toBe("INVALID_ACCOUNT_ID");
  });
});

describe("permissions", () => {
  const set = "/processor/token/permissions/set";
  const get = "/processor/token/permissions/get";

  test("are everything until they are set, and what was set last from then on", async () => {
    const { call, processor_token } = await withToken();

    const before = await call(get, { processor_token });
    const done = await call(set, { processor_token, products: ["auth", "identity"] });
    await call(set, { processor_token, products: ["identity", "balance"] });
    const after = await call(get, { processor_token });

    expect(before.body.products).toEqual([]);
    expect(Object.keys(done.body)).toEqual(["request_id"]);
    expect(after.body.products).toEqual(["identity", "balance"]);
  });

  test("keep a processor from what they leave out, until they are lifted", async () => {
    const { call, read, processor_token } = await withToken();
    await call(set, { processor_token, products: ["identity"] });

    const auth = await read("/processor/auth/get");
    const identity = await read("/processor/identity/get");
    const account = await read("/processor/account/get");
    await call(set, { processor_token, products: [] });
    const lifted = await read("/processor/auth/get");

    expect(auth.status).toBe(400);
    expect(auth.body).toMatchObject({ error_code: "INVALID_PRODUCT" });
    expect([identity.status, account.status, lifted.status]).toEqual([200, 200, 200]);
  });

  test.each([set, get])("are the app's, not the processor's: %s", async (path) => {
    const { read } = await withToken();

    const { body } = await read(path, path === set ? { products: [] } : {});

    expect(body.error_code).toBe("INVALID_API_KEYS");
  });
});

describe("POST /processor/token/webhook/update", () => {
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.close());

  test("is acknowledged to the new URL", async () => {
    const { emulator, read, accountId } = await withToken();

    const { body } = await read("/processor/token/webhook/update", { webhook: receiver.url });
    await emulator.control.settleWebhooks();

    expect(Object.keys(body)).toEqual(["request_id"]);
    expect(receiver.received.map((one) => one.body)).toEqual([
      {
        webhook_type: "PROCESSOR_TOKEN",
        webhook_code: "WEBHOOK_UPDATE_ACKNOWLEDGED",
        account_id: accountId("Plaid Checking"),
        error: null,
        new_webhook_url: receiver.url,
        environment: "sandbox",
      },
    ]);
  });

  test("is silent when the URL is taken away", async () => {
    const { emulator, read } = await withToken();

    const { status } = await read("/processor/token/webhook/update", { webhook: null });

    expect(status).toBe(200);
    expect(emulator.control.webhooks()).toEqual([]);
  });
});

describe("POST /sandbox/processor_token/create", () => {
  test("makes a token that the partner and whoever made it can read with", async () => {
    const { call } = freshEmulator();
    const { body } = await call("/sandbox/processor_token/create", {
      institution_id: "ins_109508",
    });
    const { processor_token } = body;

    const own = await call("/processor/auth/get", { processor_token });
    const partners = await call("/processor/auth/get", { ...partnerKeys, processor_token });

    expect(own.body.numbers.ach.account).toBe("1111222233330000");
    expect(partners.body.numbers).toEqual(own.body.numbers);
  });

  test.each([
    { name: "an unknown institution", change: { institution_id: "ins_0" } },
    { name: "a refused login", change: { options: { override_password: "error_ITEM_LOCKED" } } },
  ])("refuses $name", async ({ change }) => {
    const { call } = freshEmulator();

    const request = { institution_id: "ins_109508", ...change };
    const { status } = await call("/sandbox/processor_token/create", request);

    expect(status).toBe(400);
  });
});

describe("what a processor reads", () => {
  test("is what the app reads of that account", async () => {
    const { call, read, emulator, access_token, accountId } = await withToken();
    const account_id = accountId("Plaid Checking");
    const options = { account_ids: [account_id] };
    emulator.control.advanceClock({ advanceMs: 60_000 });
    const days = { start_date: "2020-01-01", end_date: "2030-01-01" };

    const auth = (await call("/auth/get", { access_token, options })).body;
    const identity = (await call("/identity/get", { access_token, options })).body;
    const list = (await call("/transactions/get", { access_token, options, ...days })).body;
    const sync = (await call("/transactions/sync", { access_token, options: { account_id } })).body;
    const toRead = {
      auth: (await read("/processor/auth/get")).body,
      identity: (await read("/processor/identity/get")).body,
      list: (await read("/processor/transactions/get", days)).body,
      sync: (await read("/processor/transactions/sync")).body,
    };

    expect(toRead.auth.numbers.ach).toEqual(auth.numbers.ach[0]);
    expect(toRead.identity.account).toEqual(identity.accounts[0]);
    expect(list.transactions.length).toBeGreaterThan(0);
    expect(toRead.list.transactions).toEqual(list.transactions);
    expect(toRead.list.total_transactions).toBe(list.total_transactions);
    expect(toRead.sync.added).toEqual(sync.added);
    expect(toRead.sync.account.account_id).toBe(account_id);
  });

  test("of transactions answers while the login has to be repaired", async () => {
    const { call, read, access_token } = await withToken();
    await call("/sandbox/item/reset_login", { access_token });

    expect((await read("/processor/transactions/sync")).status).toBe(200);
    expect((await read("/processor/auth/get")).body.error_code).toBe("ITEM_LOGIN_REQUIRED");
  });

  test("of transactions is refused for another account than the token's", async () => {
    const { read, accountId } = await withToken();
    const options = { account_id: accountId("Plaid Saving") };

    const { body } = await read("/processor/transactions/sync", { options });

    expect(body.error_code).toBe("INVALID_ACCOUNT_ID");
  });
});
