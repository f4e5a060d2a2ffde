import { describe, expect, test } from "vitest";
import { moneyEmulator } from "./money-client";

const DAY_MS = 24 * 60 * 60_000;
const dynamic = { username: "user_transactions_dynamic", password: "any" };

describe("POST /transactions/get", () => {
  test("is refused until the last thirty days are in", async () => {
    const { emulator, call, link } = moneyEmulator({ transactionsDelayMs: 1000 });
    const request = {
      access_token: await link(),
      start_date: "2026-02-01",
      end_date: "2026-03-01",
    };

    const early = await call("/transactions/get", request);
    emulator.control.advanceClock({ advanceMs: 1000 });
    const ready = await call("/transactions/get", request);

    expect(early.body.error_code).toBe("PRODUCT_NOT_READY");
    expect(ready.status).toBe(200);
  });

  test("pages through a stretch of days, newest first, and counts them all", async () => {
    const { call, link } = moneyEmulator();
    const request = {
      access_token: await link(),
      start_date: "2026-01-01",
      end_date: "2026-02-28",
    };
    const page = async (offset: number) =>
      (await call("/transactions/get", { ...request, options: { count: 20, offset } })).body;

    const [first, second] = [await page(0), await page(20)];
    const dates = [...first.transactions, ...second.transactions].map(({ date }) => date);

    expect(dates).toEqual(dates.toSorted().reverse());
    expect(dates.every((date) => date >= "2026-01-01" && date <= "2026-02-28")).toBe(true);
    expect(first.total_transactions).toBe(second.total_transactions);
    expect(first.transactions[0].transaction_id).not.toBe(second.transactions[0].transaction_id);
  });

  test("tells whom user_good paid, for what, and that nothing of it ever changes", async () => {
    const { emulator, call, link } = moneyEmulator();
    const access_token = await link();
    const get = async () =>
      (
        await call("/transactions/get", {
          access_token,
          start_date: "2026-02-26",
          end_date: "2026-02-26",
        })
      ).body.transactions;

    const before = await get();
    await call("/transactions/refresh", { access_token });
    emulator.control.advanceClock({ advanceMs: 5 * DAY_MS });

    expect(before).toContainEqual(
      expect.objectContaining({
        name: "McDonald's",
        amount: 12,
        merchant_name: "McDonald's",
        merchant_entity_id: expect.stringMatching(/^[A-Za-z0-9]{37}$/),
        payment_channel: "in store",
        pending: false,
        category: ["Food and Drink", "Restaurants", "Fast Food"],
        category_id: "13005032",
        personal_finance_category: expect.objectContaining({
          primary: "FOOD_AND_DRINK",
          detailed: "FOOD_AND_DRINK_FAST_FOOD",
        }),
        location: expect.objectContaining({ store_number: "3322" }),
        original_description: null,
      }),
    );
    expect(await get()).toEqual(before);
  });

  test("refuses a stretch that ends before it begins", async () => {
    const { call, link } = moneyEmulator();
    const dates = { start_date: "2026-02-02", end_date: "2026-02-01" };

    const { body } = await call("/transactions/get", { access_token: await link(), ...dates });

    expect(body.error_code).toBe("INVALID_FIELD");
  });
});

describe("POST /transactions/refresh", () => {
  test("posts what is pending, raises one amount by a dollar and brings new pending ones", async () => {
    const { call, link, syncAll } = moneyEmulator();
    const access_token = await link(dynamic);
    const before = await syncAll(access_token);
    const pending = before.added.filter((one) => one.pending).map((one) => one.transaction_id);

    const { body } = await call("/transactions/refresh", { access_token });
    const after = await syncAll(access_token, before.cursor);

    const [modified] = after.modified;
    const earlier = before.added.find((one) => one.transaction_id === modified.transaction_id);
    expect(Object.keys(body)).toEqual(["request_id"]);
    expect(pending.length).toBeGreaterThan(0);
    expect(after.removed.map((one) => one.transaction_id).toSorted()).toEqual(pending.toSorted());
    expect(after.added.flatMap((one) => one.pending_transaction_id ?? []).toSorted()).toEqual(
      pending.toSorted(),
    );
    expect(after.added.some((one) => one.pending)).toBe(true);
    expect(modified.amount).toBeCloseTo(earlier.amount + 1);
  });

  test("tells of it by the webhooks of old and new", async () => {
    const { call, link, syncAll, webhooks } = moneyEmulator();
    const access_token = await link({ ...dynamic, webhook: "https://app.example/hook" });
    const { cursor } = await syncAll(access_token);
    const known = webhooks().length;

    await call("/transactions/refresh", { access_token });
    const { removed, added } = await syncAll(access_token, cursor);

    expect(
      webhooks()
        .slice(known)
        .map(({ body }) => body),
    ).toEqual([
      expect.objectContaining({
        webhook_code: "SYNC_UPDATES_AVAILABLE",
        initial_update_complete: true,
        historical_update_complete: true,
      }),
      expect.objectContaining({ webhook_code: "DEFAULT_UPDATE", new_transactions: added.length }),
      expect.objectContaining({
        webhook_code: "TRANSACTIONS_REMOVED",
        removed_transactions: removed.map((one) => one.transaction_id),
        environment: "sandbox",
      }),
    ]);
  });

  test("is refused for an Item whose login has to be repaired", async () => {
    const { call, link } = moneyEmulator();
    const access_token = await link(dynamic);
    await call("/sandbox/item/reset_login", { access_token });

    const { body } = await call("/transactions/refresh", { access_token });

    expect(body.error_code).toBe("ITEM_LOGIN_REQUIRED");
  });
});

describe("POST /sandbox/transactions/create", () => {
  const transaction = {
    date_transacted: "2026-02-20",
    date_posted: "2026-02-21",
    amount: 7.25,
    description: "Starbucks 0815",
  };

  test("adds transactions to the depository account of the dynamic user", async () => {
    const { call, link, syncAll } = moneyEmulator();
    const access_token = await link(dynamic);
    const { accounts } = (await call("/accounts/get", { access_token })).body;
    const { cursor } = await syncAll(access_token);

    await call("/sandbox/transactions/create", { access_token, transactions: [transaction] });
    const { added } = await syncAll(access_token, cursor);

    expect(added).toContainEqual(
      expect.objectContaining({
        name: "Starbucks 0815",
        merchant_name: "Starbucks",
        date: "2026-02-21",
        authorized_date: "2026-02-20",
        account_id: accounts[0].account_id,
        pending: false,
      }),
    );
  });

  test.each([
    { name: "a day too long ago", change: { date_posted: "2026-02-14" }, user: dynamic },
    { name: "a day to come", change: { date_posted: "2026-03-02" }, user: dynamic },
    { name: "no day at all", change: { date_posted: "2026-02-30" }, user: dynamic },
    { name: "another user", change: {}, user: {} },
  ])("refuses $name", async ({ change, user }) => {
    const { call, link } = moneyEmulator();
    const transactions = [{ ...transaction, ...change }];

    const { status, body } = await call("/sandbox/transactions/create", {
      access_token: await link(user),
      transactions,
    });

    expect([status, body.error_code]).toEqual([400, "INVALID_FIELD"]);
  });

  test("refuses more than ten at once, and none", async () => {
    const { call, link } = moneyEmulator();
    const access_token = await link(dynamic);
    const create = async (count: number) =>
      (
        await call("/sandbox/transactions/create", {
          access_token,
          transactions: Array.from({ length: count }, () => transaction),
        })
      ).body.error_code;

    expect([await create(11), await create(0)]).toEqual(["INVALID_FIELD", "MISSING_FIELDS"]);
  });
});

describe("POST /transactions/recurring/get", () => {
  test("finds what comes back, with its rhythm and the transactions it is told from", async () => {
    const { call, link, syncAll } = moneyEmulator();
    const access_token = await link({ ...dynamic, daysRequested: 180 });
    const { added } = await syncAll(access_token);

    const { body } = await call("/transactions/recurring/get", { access_token });

    const wages = body.inflow_streams.find((one: { merchant_name: string }) =>
      one.merchant_name?.includes("Payroll"),
    );
    const rent = body.outflow_streams.find(
      (one: { personal_finance_category: { detailed: string } }) =>
        one.personal_finance_category.detailed === "RENT_AND_UTILITIES_RENT",
    );
    expect(wages).toMatchObject({ frequency: "BIWEEKLY", status: "MATURE", is_active: true });
    expect(rent).toMatchObject({ frequency: "MONTHLY", average_amount: { amount: 1650 } });
    const ids = new Set(added.map((one) => one.transaction_id));
    expect(rent.transaction_ids.every((id: string) => ids.has(id))).toBe(true);
  });

  test("waits for the whole history", async () => {
    const { emulator, call, link } = moneyEmulator({ transactionsDelayMs: 1000 });
    const access_token = await link();
    emulator.control.advanceClock({ advanceMs: 1000 });

    const { body } = await call("/transactions/recurring/get", { access_token });

    expect(body.error_code).toBe("PRODUCT_NOT_READY");
  });
});

describe("the webhooks after linking", () => {
  test("tell of the first thirty days and of the history, and of syncing only who has synced", async () => {
    const { emulator, call, link, webhookCodes } = moneyEmulator({ transactionsDelayMs: 1000 });
    const webhook = "https://app.example/hook";
    await link({ webhook });
    const synced = await link({ webhook });
    await call("/transactions/sync", { access_token: synced });

    emulator.control.advanceClock({ advanceMs: 2000 });

    expect(webhookCodes().toSorted()).toEqual([
      "HISTORICAL_UPDATE",
      "HISTORICAL_UPDATE",
      "INITIAL_UPDATE",
      "INITIAL_UPDATE",
      "SYNC_UPDATES_AVAILABLE",
      "SYNC_UPDATES_AVAILABLE",
    ]);
  });
});

describe("POST /categories/get", () => {
  test("needs no keys", async () => {
    const { send } = moneyEmulator();

    const { status, body } = await send("/categories/get", "{}");

    expect(status).toBe(200);
    expect(body.categories).toContainEqual({
      category_id: "13005043",
      group: "place",
      hierarchy: ["Food and Drink", "Restaurants", "Coffee Shop"],
    });
  });
});
