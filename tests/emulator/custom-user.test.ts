import { describe, expect, test } from "vitest";
import { moneyEmulator } from "./money-client";

const custom = (...override_accounts: object[]) => ({
  username: "user_custom",
  password: JSON.stringify({ seed: "s", override_accounts }),
});

describe("a custom user", () => {
  test("has the accounts of its JSON", async () => {
    const { call, link } = moneyEmulator();
    const access_token = await link(
      custom(
        {
          type: "depository",
          subtype: "checking",
          starting_balance: 1000,
          force_available_balance: 900,
          currency: "EUR",
          meta: { name: "Daily", official_name: "Daily Account", mask: "4321" },
        },
        { type: "credit", subtype: "credit card", starting_balance: 50, meta: { limit: 700 } },
      ),
    );

    const { accounts } = (await call("/accounts/get", { access_token })).body;

    expect(accounts).toEqual([
      expect.objectContaining({
        name: "Daily",
        official_name: "Daily Account",
        mask: "4321",
        balances: expect.objectContaining({
          current: 1000,
          available: 900,
          iso_currency_code: "EUR",
        }),
      }),
      expect.objectContaining({
        type: "credit",
        balances: expect.objectContaining({ current: 50, limit: 700, available: 650 }),
      }),
    ]);
  });

  test("may have accounts whose masks are missing or repeat, and each is its own", async () => {
    const { emulator, call, linkToken } = moneyEmulator();
    const account = { type: "depository", subtype: "checking" };
    const { public_tokens } = emulator.control.completeLink({
      link_token: await linkToken(),
      institution_id: "ins_109508",
      ...custom(
        { ...account, meta: { mask: "11", name: "One" } },
        { ...account, meta: { mask: "11", name: "Two" } },
        { ...account, meta: { mask: "", name: "Three" } },
      ),
      accounts: ["Two", "Three"],
    });

    const [public_token] = public_tokens;
    const { access_token } = (await call("/item/public_token/exchange", { public_token })).body;
    const { accounts } = (await call("/accounts/get", { access_token })).body;

    expect(accounts.map(({ name, mask }: { name: string; mask: string }) => [name, mask])).toEqual([
      ["Two", "11"],
      ["Three", null],
    ]);
  });

  test("has the same random data for the same seed, and other data for another", async () => {
    const { call, link, syncAll } = moneyEmulator();
    const seen = async (seed: string) => {
      const access_token = await link({ username: "anyone", password: JSON.stringify({ seed }) });
      const { accounts } = (await call("/accounts/get", { access_token })).body;
      const { added } = await syncAll(access_token);
      return {
        balances: accounts.map(({ balances }: { balances: object }) => balances),
        spent: added.map(({ name, amount, date }) => ({ name, amount, date })),
      };
    };

    const first = await seen("a");

    expect(first.spent.length).toBeGreaterThan(20);
    expect(await seen("a")).toEqual(first);
    expect(await seen("b")).not.toEqual(first);
  });

  test("has the transactions of its JSON, those pending that post in the future", async () => {
    const { emulator, link, syncAll } = moneyEmulator();
    const access_token = await link(
      custom({
        type: "depository",
        subtype: "checking",
        transactions: [
          {
            date_transacted: "2026-02-10",
            date_posted: "2026-02-11",
            amount: 12.5,
            description: "1 year Netflix subscription",
          },
          {
            date_transacted: "2026-03-01",
            date_posted: "2026-03-04",
            amount: 8,
            description: "Bakery",
            currency: "USD",
          },
        ],
      }),
    );

    const first = await syncAll(access_token);
    emulator.control.advanceClock({ advanceMs: 4 * 24 * 60 * 60_000 });
    const later = await syncAll(access_token, first.cursor);

    expect(first.added).toEqual([
      expect.objectContaining({
        date: "2026-02-11",
        authorized_date: "2026-02-10",
        merchant_name: "Netflix",
        pending: false,
      }),
      expect.objectContaining({ date: "2026-03-01", name: "Bakery", pending: true }),
    ]);
    expect(later.added).toEqual([
      expect.objectContaining({
        date: "2026-03-04",
        pending: false,
        pending_transaction_id: first.added[1].transaction_id,
      }),
    ]);
    expect(later.removed).toHaveLength(1);
  });

  test.each([
    { type: "monthly-income", config: { income_amount: 200 }, amount: -200 },
    { type: "monthly-balance-payment", config: {}, amount: -1200 },
    { type: "monthly-interest-only-payment", config: {}, amount: -12 },
  ])("has what comes in each month by $type", async ({ type, config, amount }) => {
    const { link, syncAll } = moneyEmulator();
    const access_token = await link(
      custom({
        type: "credit",
        subtype: "credit card",
        starting_balance: 1200,
        inflow_model: { type, payment_day_of_month: 4, transaction_name: "Inflow", ...config },
        liability: { type: "credit", purchase_apr: 12 },
      }),
    );

    const { added } = await syncAll(access_token);

    expect(added.map((one) => [one.name, one.amount, one.date.slice(8)])).toEqual(
      Array.from({ length: 3 }, () => ["Inflow", amount, "04"]),
    );
  });

  test("has the identity, numbers, holdings and debts of its JSON", async () => {
    const { call, link } = moneyEmulator();
    const names = ["Ada Example"];
    const security = { ticker_symbol: "ACORN", name: "Acorn Inc" };
    const access_token = await link(
      custom(
        {
          type: "depository",
          subtype: "checking",
          identity: { names },
          numbers: { account: "1234567", ach_routing: "021000021" },
        },
        {
          type: "investment",
          subtype: "brokerage",
          holdings: [{ institution_price: 10, quantity: 3, cost_basis: 20, security }],
          investment_transactions: [
            {
              date: "2026-01-05",
              name: "buy stock",
              quantity: 3,
              price: 10,
              fees: 1,
              type: "buy",
              security,
            },
          ],
        },
        {
          type: "loan",
          subtype: "student",
          liability: { type: "student", principal: 9000, nominal_apr: 6.25 },
        },
      ),
    );

    const identity = await call("/identity/get", { access_token });
    const auth = await call("/auth/get", { access_token });
    const holdings = await call("/investments/holdings/get", { access_token });
    const dates = { start_date: "2026-01-01", end_date: "2026-03-01" };
    const activity = await call("/investments/transactions/get", { access_token, ...dates });
    const debts = await call("/liabilities/get", { access_token });

    expect(identity.body.accounts[0].owners[0].names).toEqual(names);
    expect(auth.body.numbers.ach).toMatchObject([{ account: "1234567", routing: "021000021" }]);
    expect(holdings.body.holdings).toMatchObject([
      { quantity: 3, institution_value: 30, cost_basis: 20 },
    ]);
    expect(holdings.body.securities).toMatchObject([{ ticker_symbol: "ACORN", close_price: 10 }]);
    expect(activity.body.investment_transactions).toMatchObject([
      { name: "buy stock", amount: 30, fees: 1 },
    ]);
    expect(debts.body.liabilities.student).toMatchObject([
      { interest_rate_percentage: 6.25, origination_principal_amount: 9000 },
    ]);
  });

  test("may have numbers that no bank would give out", async () => {
    const { call, link } = moneyEmulator();
    const numbers = { account: "a b-1", bacs_sort_code: "??" };
    const access_token = await link({
      institution: "ins_117650",
      products: ["auth"],
      ...custom({ type: "depository", subtype: "checking", numbers }),
    });

    const { body } = await call("/auth/get", { access_token });

    expect(body.numbers.bacs).toMatchObject([{ account: "a b-1", sort_code: "??" }]);
  });

  test.each([
    { name: "the error it forces", config: { force_error: "ITEM_LOCKED" }, code: "ITEM_LOCKED" },
    {
      name: "an account of no known type",
      config: { override_accounts: [{ type: "sock" }] },
      code: "INVALID_CREDENTIALS",
    },
    {
      name: "more accounts than ten",
      config: { override_accounts: Array(11).fill({}) },
      code: "INVALID_CREDENTIALS",
    },
    {
      name: "more transactions than 250",
      config: {
        override_accounts: [
          {
            transactions: Array(251).fill({
              date_transacted: "2026-01-01",
              amount: 1,
              description: "x",
            }),
          },
        ],
      },
      code: "INVALID_CREDENTIALS",
    },
    {
      name: "more than 55 kB",
      config: { seed: "s", note: "x".repeat(56_000) },
      code: "INVALID_CREDENTIALS",
    },
  ])("cannot sign in with $name", async ({ config, code }) => {
    const { call } = moneyEmulator();

    const { body } = await call("/sandbox/public_token/create", {
      institution_id: "ins_109508",
      initial_products: ["transactions"],
      options: { override_username: "user_custom", override_password: JSON.stringify(config) },
    });

    expect(body.error_code).toBe(code);
  });
});

describe("the other test users", () => {
  test.each([
    { username: "user_transactions_dynamic", accounts: 2 },
    { username: "user_ewa_user", accounts: 1 },
    { username: "user_yuppie", accounts: 4 },
    { username: "user_small_business", accounts: 3 },
    { username: "user_bank_income", accounts: 2 },
    { username: "user_credit_profile_poor", accounts: 2 },
    { username: "user_prism_8", accounts: 2 },
  ])(
    "$username has accounts of its own, and two years of transactions",
    async ({ username, accounts }) => {
      const { call, link, syncAll } = moneyEmulator();
      const access_token = await link({ username, password: "any", daysRequested: 730 });

      const { body } = await call("/accounts/get", { access_token });
      const { added } = await syncAll(access_token);

      expect(body.accounts).toHaveLength(accounts);
      expect(added.some(({ date }) => date < "2024-03-31")).toBe(true);
    },
  );

  test("the dynamic one has about as many transactions as Plaid's, a few of them pending", async () => {
    const { link, syncAll } = moneyEmulator();

    const { added } = await syncAll(
      await link({ username: "user_transactions_dynamic", password: "any" }),
    );

    expect(added.length).toBeGreaterThanOrEqual(50);
    expect(added.length).toBeLessThanOrEqual(110);
    expect(added.filter(({ pending }) => pending).length).toBeGreaterThan(0);
  });
});
