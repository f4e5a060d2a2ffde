import { describe, expect, test } from "vitest";
import { moneyEmulator } from "./money-client";

const liveCalls = [
  { path: "/accounts/balance/get" },
  { path: "/auth/get" },
  { path: "/identity/get" },
  { path: "/investments/holdings/get" },
  { path: "/liabilities/get" },
];

describe("a product of an Item", () => {
  test("is added by the first call of its endpoint, if the user has consented to it", async () => {
    const { emulator, call, linkToken } = moneyEmulator();
    const link_token = await linkToken({ additional_consented_products: ["identity"] });
    const { public_tokens } = emulator.control.completeLink({
      link_token,
      institution_id: "ins_109508",
    });
    const [public_token] = public_tokens;
    const { access_token } = (await call("/item/public_token/exchange", { public_token })).body;
    const item = async () => (await call("/item/get", { access_token })).body.item;

    const before = await item();
    const used = await call("/identity/get", { access_token });
    const after = await item();

    expect(before.available_products).toContain("identity");
    expect(used.status).toBe(200);
    expect(after.products).toEqual(["transactions", "identity"]);
    expect(after.billed_products).toContain("identity");
    expect(after.available_products).not.toContain("identity");
  });

  test("is refused without consent", async () => {
    const { call, link } = moneyEmulator();
    const access_token = await link({ products: ["transactions"] });

    const { status, body } = await call("/auth/get", { access_token });

    expect(status).toBe(400);
    expect(body).toMatchObject({
      error_type: "INVALID_INPUT",
      error_code: "ADDITIONAL_CONSENT_REQUIRED",
      error_message: "client does not have user consent to access the PRODUCT_AUTH product",
    });
  });

  test("needs no consent of its own in Europe, where the bank's covers all", async () => {
    const { call, link } = moneyEmulator();
    const access_token = await link({ institution: "ins_117650", products: ["transactions"] });

    const { status, body } = await call("/auth/get", { access_token });

    expect(status).toBe(200);
    expect(body.item).not.toHaveProperty("consented_products");
  });

  test("is refused where the institution does not have it", async () => {
    const { call, link } = moneyEmulator();
    const access_token = await link({ institution: "ins_109510", products: ["transactions"] });

    const { body } = await call("/liabilities/get", { access_token });

    expect(body).toMatchObject({
      error_code: "PRODUCTS_NOT_SUPPORTED",
      error_message:
        'the following products are not supported by this institution: ["liabilities"]',
    });
  });

  test.each(liveCalls)(
    "is refused by $path while the login has to be repaired",
    async ({ path }) => {
      const { call, link } = moneyEmulator();
      const access_token = await link();
      await call("/sandbox/item/reset_login", { access_token });

      const { status, body } = await call(path, { access_token });

      expect([status, body.error_code]).toEqual([400, "ITEM_LOGIN_REQUIRED"]);
    },
  );

  test.each(liveCalls)("is refused by $path for an account of another Item", async ({ path }) => {
    const { call, link } = moneyEmulator();
    const access_token = await link();

    const foreign = await call(path, { access_token, options: { account_ids: ["A".repeat(37)] } });
    const malformed = await call(path, { access_token, options: { account_ids: ["x"] } });

    expect(foreign.body.error_code).toBe("INVALID_ACCOUNT_ID");
    expect(malformed.body.error_code).toBe("INVALID_FIELD");
  });
});

describe("POST /accounts/balance/get", () => {
  test("answers the accounts asked for, and never shows as a product", async () => {
    const { call, link } = moneyEmulator();
    const access_token = await link();
    const { accounts } = (await call("/accounts/get", { access_token })).body;

    const options = { account_ids: [accounts[1].account_id] };
    const { body } = await call("/accounts/balance/get", { access_token, options });

    expect(body.accounts).toEqual([accounts[1]]);
    expect(body.item.billed_products).not.toContain("balance");
  });

  test("wants to know how old a card's balance may be at Capital One, and not from the future", async () => {
    const { call, link } = moneyEmulator();
    const access_token = await link({ institution: "ins_128026" });
    const balance = async (min_last_updated_datetime?: string) =>
      (
        await call("/accounts/balance/get", {
          access_token,
          options: { min_last_updated_datetime },
        })
      ).body;

    expect((await balance()).error_code).toBe("INVALID_FIELD");
    expect((await balance("2026-02-28T00:00:00Z")).accounts[0].balances).toMatchObject({
      last_updated_datetime: "2026-03-01T12:00:00.000Z",
    });
    expect((await balance("2026-03-02T00:00:00Z")).error_code).toBe(
      "LAST_UPDATED_DATETIME_OUT_OF_RANGE",
    );
  });
});

describe("POST /auth/get", () => {
  test("answers the numbers of accounts that have some", async () => {
    const { call, link } = moneyEmulator();

    const { body } = await call("/auth/get", { access_token: await link() });

    expect(body.accounts.map(({ mask }: { mask: string }) => mask)).toEqual([
      "0000",
      "1111",
      "9002",
    ]);
    expect(body.numbers.ach[0]).toEqual({
      account: "1111222233330000",
      account_id: body.accounts[0].account_id,
      is_tokenized_account_number: false,
      routing: "011401533",
      wire_routing: "021000021",
    });
    expect([body.numbers.eft, body.numbers.bacs, body.numbers.international]).toEqual([[], [], []]);
    expect(body.item.auth_method).toBe("INSTANT_AUTH");
  });

  test("answers a made-up number, another one for each Item, where the bank hides its own", async () => {
    const { call, link } = moneyEmulator();
    const auth = async () =>
      (await call("/auth/get", { access_token: await link({ institution: "ins_56" }) })).body;

    const [first, second] = [await auth(), await auth()];

    expect(first.numbers.ach[0].is_tokenized_account_number).toBe(true);
    expect(first.numbers.ach[0].account).not.toBe(second.numbers.ach[0].account);
    expect(first.accounts[0].persistent_account_id).toMatch(/^[A-Za-z0-9]{37}$/);
    expect(first.accounts[0].persistent_account_id).toBe(second.accounts[0].persistent_account_id);
    expect(first.accounts[0].account_id).not.toBe(second.accounts[0].account_id);
  });

  test.each([
    {
      country: "Britain",
      institution: "ins_117650",
      schemes: ["bacs", "international"],
      currency: "GBP",
    },
    { country: "Canada", institution: "ins_43", schemes: ["eft"], currency: "CAD" },
  ])(
    "answers the schemes of $country, in its currency",
    async ({ institution, schemes, currency }) => {
      const { call, link } = moneyEmulator();
      const access_token = await link({ institution, products: ["auth", "identity"] });

      const { numbers, accounts } = (await call("/auth/get", { access_token })).body;

      const filled = Object.keys(numbers).filter((scheme) => numbers[scheme].length > 0);
      expect(filled.toSorted()).toEqual(schemes);
      expect(accounts[0].balances.iso_currency_code).toBe(currency);
      for (const { iban } of numbers.international) expect(isIban(iban)).toBe(true);
    },
  );

  test("says so where no account has numbers", async () => {
    const { call, link } = moneyEmulator();
    const access_token = await link({
      username: "user_custom",
      password: JSON.stringify({ override_accounts: [{ type: "credit", subtype: "credit card" }] }),
    });

    const { body } = await call("/auth/get", { access_token });

    expect(body.error_code).toBe("NO_AUTH_ACCOUNTS");
  });
});

describe("POST /identity/get", () => {
  test("answers the owners of every account", async () => {
    const { call, link } = moneyEmulator();

    const { body } = await call("/identity/get", { access_token: await link() });

    expect(body.accounts).toHaveLength(12);
    for (const { owners } of body.accounts) {
      expect(owners[0].names).toEqual(["Alberta Bobbeth Charleson"]);
      expect(owners[0].emails).toContainEqual({
        data: "accountholder0@example.com",
        primary: true,
        type: "primary",
      });
    }
  });
});

describe("investments", () => {
  test("hold what their balances say, in securities that are described", async () => {
    const { call, link } = moneyEmulator();

    const { body } = await call("/investments/holdings/get", { access_token: await link() });

    const described = new Set(
      body.securities.map((one: { security_id: string }) => one.security_id),
    );
    for (const { account_id, balances } of body.accounts) {
      const held = body.holdings.filter(
        (one: { account_id: string }) => one.account_id === account_id,
      );
      const value = held.reduce(
        (sum: number, one: { institution_value: number }) => sum + one.institution_value,
        0,
      );
      expect(value).toBeCloseTo(balances.current, 3);
      for (const { security_id } of held) expect(described).toContain(security_id);
    }
    expect(body.accounts.map(({ subtype }: { subtype: string }) => subtype)).toEqual([
      "ira",
      "401k",
    ]);
  });

  test("tell two years of what happened, newest first, page by page", async () => {
    const { call, link } = moneyEmulator();
    const request = {
      access_token: await link(),
      start_date: "2020-01-01",
      end_date: "2027-01-01",
    };
    const page = async (offset: number) =>
      (await call("/investments/transactions/get", { ...request, options: { count: 30, offset } }))
        .body;

    const [first, second] = [await page(0), await page(30)];
    const dates = [...first.investment_transactions, ...second.investment_transactions].map(
      ({ date }) => date,
    );

    expect(first.total_investment_transactions).toBeGreaterThan(90);
    expect(dates).toEqual(dates.toSorted().reverse());
    expect(dates.every((date) => date > "2024-02-28" && date <= "2026-03-01")).toBe(true);
  });

  test("say so where there are none", async () => {
    const { call, link } = moneyEmulator();
    const access_token = await link({ username: "user_ewa_user", password: "x" });

    const { body } = await call("/investments/holdings/get", { access_token });

    expect(body.error_code).toBe("NO_INVESTMENT_ACCOUNTS");
  });
});

describe("POST /liabilities/get", () => {
  test("answers what is owed on cards, student loans and mortgages, due after today", async () => {
    const { call, link } = moneyEmulator();

    const { accounts, liabilities } = (
      await call("/liabilities/get", { access_token: await link() })
    ).body;

    const idOf = (mask: string) =>
      accounts.find((one: { mask: string }) => one.mask === mask).account_id;
    const { credit, student, mortgage } = liabilities;
    expect(credit.map((one: { account_id: string }) => one.account_id)).toEqual([
      idOf("3333"),
      idOf("9999"),
    ]);
    expect(student[0]).toMatchObject({ account_id: idOf("7777"), interest_rate_percentage: 5.25 });
    expect(mortgage[0]).toMatchObject({ account_id: idOf("8888"), loan_term: "30 year" });
    for (const { next_payment_due_date: due } of [...credit, ...student, ...mortgage]) {
      expect(due > "2026-03-01" && due <= "2026-04-01").toBe(true);
    }
  });

  test("says so where nothing is owed", async () => {
    const { call, link } = moneyEmulator();
    const access_token = await link({ username: "user_bank_income", password: "{}" });

    const { body } = await call("/liabilities/get", { access_token });

    expect(body.error_code).toBe("NO_LIABILITY_ACCOUNTS");
  });
});

/** By ISO 13616: moved to the end and in digits, an IBAN leaves one when divided by 97. */
function isIban(iban: string): boolean {
  const moved = `${iban.slice(4)}${iban.slice(0, 4)}`;
  const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}
