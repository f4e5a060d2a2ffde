import { describe, expect, test } from "vitest";
import { moneyEmulator } from "./money-client";

const MINUTE_MS = 60_000;

describe("POST /transactions/sync", () => {
  test("says that nothing is ready, then the last thirty days, then everything", async () => {
    const { emulator, call, link } = moneyEmulator({ transactionsDelayMs: MINUTE_MS });
    const access_token = await link();
    const sync = async () => (await call("/transactions/sync", { access_token, count: 500 })).body;

    const before = await sync();
    emulator.control.advanceClock({ advanceMs: MINUTE_MS });
    const initial = await sync();
    emulator.control.advanceClock({ advanceMs: MINUTE_MS });
    const historical = await sync();

    expect(before).toMatchObject({
      added: [],
      accounts: [],
      has_more: false,
      next_cursor: "",
      transactions_update_status: "NOT_READY",
    });
    expect(initial.transactions_update_status).toBe("INITIAL_UPDATE_COMPLETE");
    expect(initial.added.every(({ date }: { date: string }) => date >= "2026-01-30")).toBe(true);
    expect(historical.transactions_update_status).toBe("HISTORICAL_UPDATE_COMPLETE");
    expect(historical.added.length).toBeGreaterThan(initial.added.length);
  });

  test("tells each transaction once, whatever the size of a page", async () => {
    const { link, syncAll } = moneyEmulator();
    const access_token = await link({ daysRequested: 730 });

    const large = await syncAll(access_token);
    const small = await syncAll(access_token, "", 7);

    const ids = large.added.map((one) => one.transaction_id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(400);
    expect(small.added).toEqual(large.added);
    expect(small.pages).toBe(Math.ceil(ids.length / 7));
  });

  test("answers the same delta for the same cursor, and nothing after the last one", async () => {
    const { call, link, syncAll } = moneyEmulator();
    const access_token = await link();
    const first = (await call("/transactions/sync", { access_token, count: 20 })).body;

    const once = await call("/transactions/sync", { access_token, cursor: first.next_cursor });
    const again = await call("/transactions/sync", { access_token, cursor: first.next_cursor });
    const { cursor } = await syncAll(access_token);
    const after = await call("/transactions/sync", { access_token, cursor });

    expect({ ...once.body, request_id: "" }).toEqual({ ...again.body, request_id: "" });
    expect(after.body).toMatchObject({ added: [], modified: [], removed: [], accounts: [] });
    expect(after.body.next_cursor).toBe(cursor);
  });

  test("gives cursors that fit the field and say nothing", async () => {
    const { call, link } = moneyEmulator();
    const access_token = await link();

    const { body } = await call("/transactions/sync", { access_token, count: 1 });

    expect(body.next_cursor).toMatch(/^[A-Za-z0-9+/=]{1,256}$/);
    expect(body.has_more).toBe(true);
  });

  test("starts from the present with the cursor now", async () => {
    const { emulator, call, link } = moneyEmulator();
    const access_token = await link();
    const { item_id } = (await call("/item/get", { access_token })).body.item;

    const { body } = await call("/transactions/sync", { access_token, cursor: "now" });
    emulator.control.changeTransactions(item_id, { add: [{ amount: 5, name: "Starbucks" }] });
    const next = await call("/transactions/sync", { access_token, cursor: body.next_cursor });

    expect(body).toMatchObject({ added: [], has_more: false });
    expect(next.body.added).toHaveLength(1);
    expect(next.body.added[0]).toMatchObject({ merchant_name: "Starbucks", amount: 5 });
  });

  test("has a stream of its own for one account, whose cursors do not mix", async () => {
    const { call, link, syncAll } = moneyEmulator();
    const access_token = await link();
    const { accounts } = (await call("/accounts/get", { access_token })).body;
    const options = { account_id: accounts[1].account_id };

    const { body } = await call("/transactions/sync", { access_token, options, count: 500 });
    const { cursor } = await syncAll(access_token);
    const mixed = await call("/transactions/sync", { access_token, options, cursor });
    const other = await call("/transactions/sync", { access_token, cursor: body.next_cursor });

    expect(new Set(body.added.map((one: { account_id: string }) => one.account_id))).toEqual(
      new Set([options.account_id]),
    );
    expect(body.accounts).toEqual([accounts[1]]);
    expect([mixed.body.error_code, other.body.error_code]).toEqual([
      "INVALID_FIELD",
      "INVALID_FIELD",
    ]);
  });

  test.each([
    { name: "another Item's cursor", change: async (other: string) => ({ cursor: other }) },
    { name: "a made-up cursor", change: async () => ({ cursor: "bm9uc2Vuc2U=" }) },
    { name: "a cursor that is too long", change: async () => ({ cursor: "a".repeat(257) }) },
    { name: "a count of none", change: async () => ({ count: 0 }) },
    { name: "a count that is too large", change: async () => ({ count: 501 }) },
    { name: "a malformed account", change: async () => ({ options: { account_id: "x" } }) },
  ])("refuses $name", async ({ change }) => {
    const { call, link, syncAll } = moneyEmulator();
    const access_token = await link();
    const { cursor } = await syncAll(await link());

    const { status, body } = await call("/transactions/sync", {
      access_token,
      ...(await change(cursor)),
    });

    expect([status, body.error_code]).toEqual([400, "INVALID_FIELD"]);
  });

  test("refuses an account of another Item, and fields it does not know", async () => {
    const { call, link } = moneyEmulator();
    const access_token = await link();

    const account = await call("/transactions/sync", {
      access_token,
      options: { account_id: "A".repeat(37) },
    });
    const field = await call("/transactions/sync", { access_token, options: { count: 5 } });

    expect(account.body.error_code).toBe("INVALID_ACCOUNT_ID");
    expect(field.body).toMatchObject({
      error_code: "UNKNOWN_FIELDS",
      error_message: expect.stringContaining("options.count"),
    });
  });

  test("starts the extraction of an Item that has other products, as far back as it is asked to", async () => {
    const { call, linkToken, emulator, syncAll } = moneyEmulator();
    const link_token = await linkToken({
      products: ["auth"],
      additional_consented_products: ["transactions"],
    });
    const { public_tokens } = emulator.control.completeLink({
      link_token,
      institution_id: "ins_109508",
    });
    const [public_token] = public_tokens;
    const { access_token } = (await call("/item/public_token/exchange", { public_token })).body;

    const options = { days_requested: 10 };
    await call("/transactions/sync", { access_token, options });
    const { added } = await syncAll(access_token);
    const { item } = (await call("/item/get", { access_token })).body;

    expect(added.length).toBeGreaterThan(0);
    expect(added.every(({ date }) => date >= "2026-02-19")).toBe(true);
    expect(item.products).toContain("transactions");
  });

  test("goes on answering for an Item whose login has gone stale", async () => {
    const { emulator, call, link } = moneyEmulator();
    const access_token = await link();
    emulator.control.advanceClock({ advanceMs: 31 * 24 * 60 * MINUTE_MS });

    const { status } = await call("/transactions/sync", { access_token });

    expect(status).toBe(200);
  });
});

describe("a change between two pages of a sync", () => {
  test("ends it, and from its first cursor it can be done again", async () => {
    const { emulator, call, link, syncAll } = moneyEmulator();
    const access_token = await link();
    const { item_id } = (await call("/item/get", { access_token })).body.item;
    emulator.control.changeTransactions(item_id, {
      add: [{ amount: 9.5, name: "Late arrival" }],
      mutateDuringPagination: true,
    });

    const first = (await call("/transactions/sync", { access_token, count: 10 })).body;
    const cursor = first.next_cursor;
    const broken = await call("/transactions/sync", { access_token, cursor, count: 10 });
    const again = await syncAll(access_token, "", 10);

    expect(first.has_more).toBe(true);
    expect([broken.status, broken.body.error_type, broken.body.error_code]).toEqual([
      400,
      "TRANSACTIONS_ERROR",
      "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION",
    ]);
    expect(again.added.map(({ name }) => name)).toContain("Late arrival");
  });

  test("can be one that shows nothing", async () => {
    const { emulator, call, link, syncAll } = moneyEmulator();
    const access_token = await link();
    const { item_id } = (await call("/item/get", { access_token })).body.item;
    const { added } = await syncAll(access_token);
    emulator.control.changeTransactions(item_id, { mutateDuringPagination: true });

    const { next_cursor: cursor } = (await call("/transactions/sync", { access_token, count: 10 }))
      .body;
    const broken = await call("/transactions/sync", { access_token, cursor });
    const again = await syncAll(access_token);

    expect(broken.body.error_code).toBe("TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION");
    expect(again.added).toHaveLength(added.length);
  });
});

describe("POST /__emulator/items/:id/transactions", () => {
  test("adds, changes and removes, and the next sync tells each as what it is", async () => {
    const { emulator, call, link, syncAll } = moneyEmulator();
    const access_token = await link();
    const { item_id } = (await call("/item/get", { access_token })).body.item;
    const { added, cursor } = await syncAll(access_token);
    const [first, second] = added;

    const request = new Request(`http://localhost/__emulator/items/${item_id}/transactions`, {
      method: "POST",
      body: JSON.stringify({
        add: [{ amount: -3, name: "Refund" }],
        change: [{ transaction_id: first.transaction_id, amount: 1.5 }],
        remove: [second.transaction_id],
      }),
    });
    const answer = await (await emulator.fetch(request)).json();
    const next = await syncAll(access_token, cursor);

    expect(next.added.map((one) => one.transaction_id)).toEqual(answer.added);
    expect(next.modified).toEqual([{ ...first, amount: 1.5 }]);
    expect(next.removed).toEqual([
      { transaction_id: second.transaction_id, account_id: second.account_id },
    ]);
  });

  test("tells nothing of what came and went between two syncs", async () => {
    const { emulator, call, link, syncAll } = moneyEmulator();
    const access_token = await link();
    const { item_id } = (await call("/item/get", { access_token })).body.item;
    const { cursor } = await syncAll(access_token);

    const { added } = emulator.control.changeTransactions(item_id, {
      add: [{ amount: 1, name: "Gone again" }],
    });
    emulator.control.changeTransactions(item_id, { remove: added });
    const next = await syncAll(access_token, cursor);

    expect([next.added, next.modified, next.removed]).toEqual([[], [], []]);
  });

  test("lets a pending one post on its day, as a new one that names it", async () => {
    const { emulator, call, link, syncAll } = moneyEmulator();
    const access_token = await link();
    const { item_id } = (await call("/item/get", { access_token })).body.item;
    const { added: ids } = emulator.control.changeTransactions(item_id, {
      add: [{ amount: 20, name: "Shell", posts_on: "2026-03-03" }],
    });
    const before = await syncAll(access_token);

    emulator.control.advanceClock({ advanceMs: 2 * 24 * 60 * MINUTE_MS });
    const after = await syncAll(access_token, before.cursor);

    expect(before.added.find(({ pending }) => pending)?.transaction_id).toBe(ids[0]);
    expect(after.removed).toEqual([expect.objectContaining({ transaction_id: ids[0] })]);
    expect(after.added).toEqual([
      expect.objectContaining({
        pending: false,
        pending_transaction_id: ids[0],
        date: "2026-03-03",
      }),
    ]);
  });

  test.each([
    { name: "an Item there is not", item: "nobody", changes: {} },
    {
      name: "an account that is not the Item's",
      changes: { add: [{ account_id: "x", amount: 1, name: "A" }] },
    },
    { name: "a transaction there is not", changes: { remove: ["x"] } },
    { name: "a field it does not know", changes: { colour: "red" } },
  ])("refuses $name", async ({ item, changes }) => {
    const { emulator, call, link, syncAll } = moneyEmulator();
    const access_token = await link();
    await syncAll(access_token);
    const { item_id } = (await call("/item/get", { access_token })).body.item;

    const request = new Request(
      `http://localhost/__emulator/items/${item ?? item_id}/transactions`,
      {
        method: "POST",
        body: JSON.stringify(changes),
      },
    );

    expect((await emulator.fetch(request)).status).toBe(400);
  });
});
