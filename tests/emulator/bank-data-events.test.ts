import { describe, expect, test } from "vitest";
import { moneyEmulator } from "./money-client";

const everything = [
  "auth",
  "identity",
  "transactions",
  "investments",
  "liabilities",
  "assets",
  "statements",
];
const webhook = "https://app.example/hook";
const partner = {
  client_id: "emulator-partner-client-id",
  secret: "emulator-partner-secret",
};

/** An Item with every account of its user, what can happen to it, and how it answers. */
async function atBank(linking: Parameters<ReturnType<typeof moneyEmulator>["link"]>[0] = {}) {
  const world = moneyEmulator();
  const access_token = await world.link({ products: everything, webhook, ...linking });
  const { item_id } = (await world.call("/item/get", { access_token })).body.item;
  const { control } = world.emulator;
  return {
    ...world,
    control,
    access_token,
    item_id: item_id as string,
    happens: (event: Parameters<typeof control.bankEvent>[1]) => control.bankEvent(item_id, event),
    ask: async (path: string, request: object = {}) =>
      (await world.call(path, { access_token, ...request })).body,
    told: () => world.webhooks().at(-1)?.body as Record<string, never>,
  };
}

describe("numbers_changed", () => {
  test("gives every account with numbers others, for the app and for processors", async () => {
    const { call, ask, happens, told, access_token } = await atBank();
    const before = (await ask("/auth/get")).numbers.ach;
    const { account_id } = before[0];
    const request = { access_token, account_id, processor: "dwolla" };
    const { processor_token } = (await call("/processor/token/create", request)).body;

    happens({ event: "numbers_changed" });

    const now = (await ask("/auth/get")).numbers.ach;
    expect(now).toHaveLength(before.length);
    for (const [index, one] of now.entries()) {
      expect(one.account_id).toBe(before[index].account_id);
      expect(one.account).not.toBe(before[index].account);
      expect(one.account).toMatch(new RegExp(`^\\d{12}${before[index].account.slice(-4)}$`));
      expect(one.routing).not.toBe(before[index].routing);
    }
    const read = await call("/processor/auth/get", { ...partner, processor_token });
    expect(read.body.numbers.ach).toEqual(now[0]);
    expect(told()).toMatchObject({ webhook_type: "AUTH", account_ids_with_new_auth: [] });
    expect(told().account_ids_with_updated_auth).toEqual(
      Object.fromEntries(
        now.map((one: { account_id: string }) => [
          one.account_id,
          ["ACCOUNT_NUMBER", "ROUTING_NUMBER"],
        ]),
      ),
    );
  });

  test("makes up routing numbers that are valid, and others each time", async () => {
    const { ask, happens } = await atBank();
    const routings = new Set<string>();
    for (let time = 0; time < 20; time += 1) {
      happens({ event: "numbers_changed" });
      const { routing } = (await ask("/auth/get")).numbers.ach[0];
      const [a, b, c, d, e, f, g, h, i] = [...routing].map(Number) as [number, ...number[]];
      const sum = 3 * (a + Number(d) + Number(g)) + 7 * (Number(b) + Number(e) + Number(h));
      expect((sum + Number(c) + Number(f) + Number(i)) % 10).toBe(0);
      routings.add(routing);
    }
    expect(routings.size).toBe(20);
  });

  test.each([
    { name: "Canada", institution: "ins_43", scheme: "eft", field: "account" },
    { name: "Britain", institution: "ins_117650", scheme: "bacs", field: "account" },
    { name: "Britain, by IBAN", institution: "ins_117650", scheme: "international", field: "iban" },
    { name: "a bank that hides them", institution: "ins_56", scheme: "ach", field: "account" },
  ])("changes the numbers of $name", async ({ institution, scheme, field }) => {
    const { ask, happens, told } = await atBank({ institution, products: ["auth"] });
    const before = (await ask("/auth/get")).numbers[scheme];

    happens({ event: "numbers_changed" });

    const now = (await ask("/auth/get")).numbers[scheme];
    for (const [index, one] of now.entries()) {
      expect(one[field]).not.toBe(before[index][field]);
      expect(one[field]).toHaveLength(before[index][field].length);
      expect(told().account_ids_with_updated_auth?.[one.account_id]).toContain("ACCOUNT_NUMBER");
    }
    expect(now).toHaveLength(before.length);
  });

  test("leaves the numbers of another Item of the same login alone", async () => {
    const { call, link, ask, happens } = await atBank();
    const other = { access_token: await link({ products: ["auth"] }) };
    const before = (await call("/auth/get", other)).body.numbers;

    happens({ event: "numbers_changed" });

    expect((await call("/auth/get", other)).body.numbers).toEqual(before);
    expect((await ask("/auth/get")).numbers).not.toEqual(before);
  });
});

test("identity_changed moves the owner of each account to another address", async () => {
  const { ask, happens, told } = await atBank();
  const addresses = async () => {
    const { accounts } = await ask("/identity/get");
    return accounts[0].owners[0].addresses;
  };
  const before = await addresses();

  happens({ event: "identity_changed" });
  const once = await addresses();
  happens({ event: "identity_changed" });
  const twice = await addresses();

  expect(once[0]).toMatchObject({ primary: true });
  expect(new Set([before, once, twice].map(([first]) => first.data.street)).size).toBe(3);
  expect(once.slice(1)).toEqual(before.slice(1));
  const { accounts } = await ask("/accounts/get");
  expect(told().account_ids_with_updated_identity).toEqual(
    Object.fromEntries(
      accounts.map(({ account_id }: { account_id: string }) => [account_id, ["ADDRESSES"]]),
    ),
  );
});

describe("holdings_changed", () => {
  test("changes as many holdings as it says, and not what all are worth nor what was", async () => {
    const { ask, happens, told } = await atBank();
    const history = { start_date: "2025-03-01", end_date: "2026-03-01" };
    const before = await ask("/investments/holdings/get");
    const then = await ask("/investments/transactions/get", history);

    happens({ event: "holdings_changed" });

    const now = await ask("/investments/holdings/get");
    type Holding = { quantity: number; institution_value: number };
    const changed = now.holdings.filter(
      (one: Holding, index: number) => one.quantity !== before.holdings[index].quantity,
    );
    const worth = (holdings: Holding[]) =>
      holdings.reduce((sum, { institution_value }) => sum + institution_value, 0);
    expect(changed.length).toBeGreaterThan(0);
    expect(told()).toMatchObject({ new_holdings: 0, updated_holdings: changed.length });
    expect(worth(now.holdings)).toBeCloseTo(worth(before.holdings), 3);
    const since = await ask("/investments/transactions/get", history);
    expect(since.investment_transactions).toEqual(then.investment_transactions);
  });

  test("makes a difference every time", async () => {
    const { ask, happens } = await atBank();
    const seen: unknown[] = [await ask("/investments/holdings/get")];
    for (let time = 0; time < 6; time += 1) {
      happens({ event: "holdings_changed" });
      const { holdings } = await ask("/investments/holdings/get");
      expect(holdings).not.toEqual(seen.at(-1));
      seen.push(holdings);
    }
  });
});

test("liabilities_changed brings a statement of today that asks for more", async () => {
  const { control, ask, happens, told } = await atBank();
  control.advanceClock({ advanceMs: 5 * 24 * 60 * 60_000 });
  const before = (await ask("/liabilities/get")).liabilities;

  happens({ event: "liabilities_changed" });

  const now = (await ask("/liabilities/get")).liabilities;
  const [card, loan, mortgage] = [now.credit[0], now.student[0], now.mortgage[0]];
  expect(card).toEqual({
    ...before.credit[0],
    last_statement_issue_date: "2026-03-06",
    minimum_payment_amount: before.credit[0].minimum_payment_amount + 5,
  });
  expect(loan.minimum_payment_amount).toBeCloseTo(before.student[0].minimum_payment_amount + 5, 2);
  expect(mortgage.next_monthly_payment).toBeCloseTo(before.mortgage[0].next_monthly_payment + 5, 2);
  expect(told().account_ids_with_updated_liabilities).toMatchObject({
    [card.account_id]: ["last_statement_issue_date", "minimum_payment_amount"],
    [mortgage.account_id]: ["next_monthly_payment"],
  });
});

test("investment_activity adds a transaction of today, for good", async () => {
  const { control, ask, happens, told } = await atBank();
  const range = { start_date: "2026-02-01", end_date: "2026-03-31" };
  const before = (await ask("/investments/transactions/get", range)).investment_transactions;

  happens({ event: "investment_activity" });
  control.advanceClock({ advanceMs: 24 * 60 * 60_000 });
  happens({ event: "investment_activity" });

  const now = (await ask("/investments/transactions/get", range)).investment_transactions;
  const known = new Set(
    before.map((one: { investment_transaction_id: string }) => one.investment_transaction_id),
  );
  const added = now.filter(
    (one: { investment_transaction_id: string }) => !known.has(one.investment_transaction_id),
  );
  expect(now).toHaveLength(before.length + 2);
  expect(added).toMatchObject([
    { date: "2026-03-02", type: "cash", subtype: "interest", amount: -2 },
    { date: "2026-03-01", type: "cash", subtype: "interest", amount: -1 },
  ]);
  expect(told()).toMatchObject({
    webhook_type: "INVESTMENTS_TRANSACTIONS",
    new_investments_transactions: 1,
    cancelled_investments_transactions: 0,
  });
});

describe("permissions_required", () => {
  test.each([
    { product: "auth", type: "AUTH" },
    { product: "identity", type: "IDENTITY" },
  ] as const)(
    "keeps $product from the app and from processors until update mode",
    async ({ product, type }) => {
      const { call, control, linkToken, access_token, ask, happens, told } = await atBank();
      const [{ account_id }] = (await ask("/accounts/get")).accounts;
      const request = { access_token, account_id, processor: "dwolla" };
      const { processor_token } = (await call("/processor/token/create", request)).body;
      const answers = async () => [
        await call(`/${product}/get`, { access_token }),
        await call(`/processor/${product}/get`, { ...partner, processor_token }),
      ];

      happens({ event: "permissions_required", product });
      const refused = await answers();
      const others = await ask(product === "auth" ? "/identity/get" : "/auth/get");
      control.completeLink({ link_token: await linkToken({ access_token, products: undefined }) });
      const granted = await answers();

      expect(refused.map(({ body }) => body.error_code)).toEqual([
        "ACCESS_NOT_GRANTED",
        "ACCESS_NOT_GRANTED",
      ]);
      expect(others.accounts).toBeDefined();
      expect(granted.map(({ status }) => status)).toEqual([200, 200]);
      expect(told()).toMatchObject({
        webhook_type: type,
        webhook_code: "PRODUCT_PERMISSIONS_REQUIRED",
      });
    },
  );

  test("cannot take back what is taken back already", async () => {
    const { happens } = await atBank();
    happens({ event: "permissions_required" });

    expect(() => happens({ event: "permissions_required" })).toThrow("taken back already");
  });
});

describe("the end of micro-deposits", () => {
  async function waiting(...accounts: string[]) {
    const world = moneyEmulator();
    const auth = { automated_microdeposits_enabled: true };
    const [public_token] = world.emulator.control.completeLink({
      link_token: await world.linkToken({ products: ["auth"], auth, webhook }),
      institution_id: "ins_109512",
      password: "microdeposits_good",
      accounts: accounts.length > 0 ? accounts : ["0000"],
    }).public_tokens;
    const { body } = await world.call("/item/public_token/exchange", { public_token });
    return { ...world, access_token: body.access_token, item_id: body.item_id as string };
  }

  test("does not come by other numbers, which nobody is told of before", async () => {
    const { emulator, item_id, webhooks } = await waiting();

    expect(() => emulator.control.bankEvent(item_id, { event: "numbers_changed" })).toThrow(
      "no account with numbers that are told",
    );
    expect(webhooks()).toEqual([]);
  });

  test("lets numbers change only of accounts that are told", async () => {
    const { emulator, call, access_token, item_id, webhooks } = await waiting("0000", "1111");
    const { accounts } = (await call("/auth/get", { access_token })).body;

    emulator.control.bankEvent(item_id, { event: "numbers_changed" });

    const body = webhooks().at(-1)?.body as Record<string, object>;
    expect(Object.keys(body.account_ids_with_updated_auth ?? {})).toEqual(
      accounts.map(({ account_id }: { account_id: string }) => account_id),
    );
    expect(accounts).toHaveLength(1);
  });

  test("tells the numbers of an account that was verified by hand", async () => {
    const { emulator, call, access_token, item_id, webhooks } = await waiting();

    emulator.control.bankEvent(item_id, { event: "microdeposits_verified" });

    const { accounts } = (await call("/accounts/get", { access_token })).body;
    const auth = await call("/auth/get", { access_token });
    expect(accounts[0].verification_status).toBe("manually_verified");
    expect(auth.body.accounts[0].verification_status).toBe("manually_verified");
    expect(auth.body.numbers.ach).toHaveLength(1);
    expect(webhooks().at(-1)?.body).toMatchObject({
      webhook_code: "SMS_MICRODEPOSITS_VERIFICATION",
      account_id: accounts[0].account_id,
      status: "MANUALLY_VERIFIED",
    });
  });

  test("leaves those of one that was not, and is final", async () => {
    const { emulator, call, access_token, item_id, webhooks } = await waiting();

    emulator.control.bankEvent(item_id, { event: "microdeposits_failed" });
    emulator.control.advanceClock({ advanceMs: 2 * 24 * 60 * 60_000 });

    const { accounts } = (await call("/accounts/get", { access_token })).body;
    const auth = await call("/auth/get", { access_token });
    expect(accounts[0].verification_status).toBe("verification_failed");
    expect(auth.body.error_code).toBe("PRODUCT_NOT_READY");
    expect(webhooks().at(-1)?.body).toMatchObject({ status: "VERIFICATION_FAILED" });
    expect(() => emulator.control.bankEvent(item_id, { event: "microdeposits_verified" })).toThrow(
      "no such account waits",
    );
  });
});

test("issue_resolved names the bank and no Item", async () => {
  const { happens, told } = await atBank();

  happens({ event: "issue_resolved" });

  expect(JSON.parse(JSON.stringify(told()))).toEqual({
    webhook_type: "ISSUES",
    webhook_code: "ISSUE_RESOLVED",
    issue_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    issue_description: expect.any(String),
    issue_resolved_at: "2026-03-01T12:00:00.000Z",
    institution_id: "ins_109508",
    institution_name: "First Platypus Bank",
    environment: "sandbox",
  });
});

describe("an event that cannot happen", () => {
  test.each([
    ["numbers_changed", "auth"],
    ["identity_changed", "identity"],
    ["holdings_changed", "investments"],
    ["investment_activity", "investments"],
    ["liabilities_changed", "liabilities"],
    ["permissions_required", "auth"],
    ["statements_refreshed", "statements"],
    ["asset_report_ready", "assets"],
    ["asset_report_failed", "assets"],
  ] as const)("%s is refused without the product %s", async (event, product) => {
    const { happens, webhooks } = await atBank({ products: ["transactions"] });
    const before = webhooks().length;

    expect(() => happens({ event })).toThrow(`the Item does not have the product ${product}`);
    expect(webhooks()).toHaveLength(before);
  });

  const card = JSON.stringify({
    override_accounts: [{ type: "credit", subtype: "credit card", starting_balance: 10 }],
  });
  const savings = JSON.stringify({
    override_accounts: [{ type: "depository", subtype: "savings", starting_balance: 10 }],
  });
  test.each([
    { event: "numbers_changed", password: card, why: "no account with numbers that are told" },
    { event: "holdings_changed", password: savings, why: "holds nothing" },
    { event: "investment_activity", password: savings, why: "no account that invests" },
    { event: "liabilities_changed", password: savings, why: "no account with a debt" },
  ] as const)("$event is refused where the user has $why", async ({ event, password, why }) => {
    const { happens } = await atBank({ username: "user_custom", password });

    expect(() => happens({ event })).toThrow(why);
  });

  test.each([
    { event: "numbers_changed", product: "auth" },
    { event: "identity_changed", product: "identity" },
  ] as const)("$event is refused while $product is taken back", async ({ event, product }) => {
    const { ask, happens, webhooks, linkToken, control, access_token } = await atBank();
    happens({ event: "permissions_required", product });
    const before = webhooks().length;

    expect(() => happens({ event })).toThrow(`${product} is taken back`);

    expect(webhooks()).toHaveLength(before);
    control.completeLink({ link_token: await linkToken({ access_token, products: undefined }) });
    happens({ event });
    expect((await ask(`/${product}/get`)).accounts).toBeDefined();
  });

  test("does not reach Plaid while the login is broken", async () => {
    const { ask, happens } = await atBank();
    await ask("/sandbox/item/reset_login");

    expect(() => happens({ event: "numbers_changed" })).toThrow("the login is broken");
  });
});
