import { Products } from "plaid";
import { expect, test } from "vitest";
import { describeItemOperation } from "./describe-item-operation";
import { describeOperation } from "./describe-operation";
import { refusal } from "./refusal";
import { startPlaid } from "./start-plaid";

const plaid = await startPlaid();
const required = ["access_token"] as const;

/** An Item of the user to whom something happens. */
const dynamic = () =>
  plaid.link({
    options: {
      webhook: "https://app.example/hook",
      override_username: "user_transactions_dynamic",
      override_password: "x",
    },
  });
const request = async () => ({ access_token: await dynamic() });
const lastMonth = () => ({ start_date: plaid.day(-30), end_date: plaid.day(0) });
const made = (date: string) => ({
  date_transacted: date,
  date_posted: date,
  amount: 4.5,
  description: "Made up",
});

/** What a bank without transactions cannot give. */
function needsProduct(send: (body: { access_token: string }) => Promise<unknown>) {
  test("is refused where the user has not consented to transactions", async () => {
    const access_token = await plaid.link({ initial_products: [Products.Auth] });

    expect(await refusal(send({ access_token }))).toMatchObject({
      status: 400,
      code: "ADDITIONAL_CONSENT_REQUIRED",
    });
  });
}

/** What is not in yet cannot be told. */
function waitsForHistory(send: (body: { access_token: string }) => Promise<unknown>) {
  test("is refused until the transactions are in", async () => {
    plaid.control.changeSettings({ transactionsDelayMs: 60_000 });
    const { access_token } = await request();
    plaid.control.changeSettings({ transactionsDelayMs: 0 });

    const refused = await refusal(send({ access_token }));

    plaid.control.advanceClock({ advanceMs: 120_000 });
    expect(refused).toMatchObject({ status: 400, code: "PRODUCT_NOT_READY" });
    await expect(send({ access_token })).resolves.toMatchObject({ status: 200 });
  });
}

describeItemOperation(
  "/transactions/sync",
  plaid,
  { send: (api, body) => api.transactionsSync(body), request, required },
  () => {
    const sync = plaid.plaid.transactionsSync.bind(plaid.plaid);
    needsProduct((body) => sync(body));

    test("tells everything page by page, and after the last one only what is new", async () => {
      const { access_token } = await request();
      const pages = [(await sync({ access_token, count: 20 })).data];
      for (let last = pages.at(-1); last?.has_more; last = pages.at(-1)) {
        pages.push((await sync({ access_token, count: 20, cursor: last.next_cursor })).data);
      }
      const cursor = pages.at(-1)?.next_cursor ?? "";

      const nothing = (await sync({ access_token, cursor })).data;
      const date = plaid.day(0);
      await plaid.plaid.sandboxTransactionsCreate({ access_token, transactions: [made(date)] });
      const something = (await sync({ access_token, cursor })).data;

      const all = pages.flatMap(({ added }) => added.map(({ transaction_id }) => transaction_id));
      expect(pages.length).toBeGreaterThan(1);
      expect(new Set(all).size).toBe(all.length);
      expect(nothing).toMatchObject({ added: [], modified: [], removed: [], has_more: false });
      expect(something.added.map(({ name }) => name)).toContain("Made up");
    });

    test("says that nothing is in yet, and refuses nothing", async () => {
      plaid.control.changeSettings({ transactionsDelayMs: 60_000 });
      const { access_token } = await request();
      plaid.control.changeSettings({ transactionsDelayMs: 0 });

      const { data } = await sync({ access_token });

      expect(data).toMatchObject({ added: [], transactions_update_status: "NOT_READY" });
    });

    test("refuses a cursor that it never gave", async () => {
      const { access_token } = await request();

      const refused = await refusal(sync({ access_token, cursor: "made up" }));

      expect(refused).toMatchObject({ status: 400, code: "INVALID_FIELD" });
    });

    test("refuses to go on when the transactions change between two pages", async () => {
      const { access_token, item_id } = await plaid.linkWith();
      plaid.control.changeTransactions(item_id, { mutateDuringPagination: true });
      const { next_cursor: cursor } = (await sync({ access_token, count: 5 })).data;

      expect(await refusal(sync({ access_token, cursor, count: 5 }))).toMatchObject({
        type: "TRANSACTIONS_ERROR",
        code: "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION",
      });
    });
  },
);

describeItemOperation(
  "/transactions/get",
  plaid,
  {
    send: (api, body) => api.transactionsGet(body),
    request: async () => ({ ...(await request()), ...lastMonth() }),
    required: ["access_token", "start_date", "end_date"],
  },
  () => {
    needsProduct((body) => plaid.plaid.transactionsGet({ ...body, ...lastMonth() }));
    waitsForHistory((body) => plaid.plaid.transactionsGet({ ...body, ...lastMonth() }));

    test("tells of the days asked for, a page of them at a time", async () => {
      const { access_token } = await request();
      const get = async (offset: number) =>
        (
          await plaid.plaid.transactionsGet({
            access_token,
            ...lastMonth(),
            options: { count: 3, offset },
          })
        ).data;

      const [first, second] = [await get(0), await get(3)];

      const seen = [...first.transactions, ...second.transactions];
      expect(first.total_transactions).toBeGreaterThan(3);
      expect(new Set(seen.map(({ transaction_id }) => transaction_id)).size).toBe(seen.length);
      expect(seen.every(({ date }) => date >= plaid.day(-30))).toBe(true);
    });

    test("refuses days that are none", async () => {
      const { access_token } = await request();
      const days = { start_date: "2026-02-30", end_date: plaid.day(0) };

      const refused = await refusal(plaid.plaid.transactionsGet({ access_token, ...days }));

      expect(refused.code).toBe("INVALID_FIELD");
    });
  },
);

describeItemOperation(
  "/transactions/refresh",
  plaid,
  { send: (api, body) => api.transactionsRefresh(body), request, required },
  () => {
    needsProduct((body) => plaid.plaid.transactionsRefresh(body));
    waitsForHistory((body) => plaid.plaid.transactionsRefresh(body));

    test("is refused while the login has to be repaired", async () => {
      const { access_token } = await request();
      await plaid.plaid.sandboxItemResetLogin({ access_token });

      const refused = await refusal(plaid.plaid.transactionsRefresh({ access_token }));

      expect(refused.code).toBe("ITEM_LOGIN_REQUIRED");
    });
  },
);

describeItemOperation(
  "/transactions/recurring/get",
  plaid,
  { send: (api, body) => api.transactionsRecurringGet(body), request, required },
  () => {
    needsProduct((body) => plaid.plaid.transactionsRecurringGet(body));
    waitsForHistory((body) => plaid.plaid.transactionsRecurringGet(body));

    test("tells money that comes from money that goes", async () => {
      const access_token = await plaid.link({
        options: {
          override_username: "user_yuppie",
          override_password: "x",
          transactions: { days_requested: 365 },
        },
      });

      const { data } = await plaid.plaid.transactionsRecurringGet({ access_token });

      const amounts = (streams: typeof data.inflow_streams) =>
        streams.map(({ last_amount }) => last_amount.amount ?? 0);
      expect(amounts(data.inflow_streams).every((amount) => amount < 0)).toBe(true);
      expect(amounts(data.outflow_streams).every((amount) => amount >= 0)).toBe(true);
      expect(data.outflow_streams.length).toBeGreaterThan(0);
    });
  },
);

describeItemOperation(
  "/sandbox/transactions/create",
  plaid,
  {
    send: (api, body) => api.sandboxTransactionsCreate(body),
    request: async () => ({ ...(await request()), transactions: [made(plaid.day(-1))] }),
    required: ["access_token", "transactions"],
  },
  () => {
    test("refuses every user but the dynamic one", async () => {
      const access_token = await plaid.link();

      const refused = await refusal(
        plaid.plaid.sandboxTransactionsCreate({ access_token, transactions: [made(plaid.day(0))] }),
      );

      expect(refused.code).toBe("INVALID_FIELD");
      expect(refused.message).toContain("user_transactions_dynamic");
    });

    test.each([{ days: -15 }, { days: 1 }])(
      "refuses a day $days days from now",
      async ({ days }) => {
        const { access_token } = await request();

        const refused = await refusal(
          plaid.plaid.sandboxTransactionsCreate({
            access_token,
            transactions: [made(plaid.day(days))],
          }),
        );

        expect(refused.code).toBe("INVALID_FIELD");
      },
    );
  },
);

describeOperation(
  "/categories/get",
  plaid,
  {
    send: (api, body) => api.categoriesGet(body),
    request: () => ({}),
    required: [],
    isPublic: true,
  },
  () => {
    test("answers whoever asks", async () => {
      const { categories } = (await plaid.stranger.categoriesGet({})).data;

      expect(categories.length).toBeGreaterThan(100);
    });
  },
);
