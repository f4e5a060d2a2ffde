import { Products } from "plaid";
import { expect, test } from "vitest";
import { describeItemOperation } from "./describe-item-operation";
import { refusal } from "./refusal";
import { startPlaid } from "./start-plaid";

const plaid = await startPlaid();
const initial_products = [Products.Investments, Products.Liabilities];
const request = async () => ({ access_token: await plaid.link({ initial_products }) });
const lastYear = () => ({ start_date: plaid.day(-365), end_date: plaid.day(0) });

/** A user whose only account is a checking account. */
const withoutEither = {
  override_username: "user_custom",
  override_password: JSON.stringify({
    override_accounts: [{ type: "depository", subtype: "checking" }],
  }),
};

function asksTheBank(
  send: (body: { access_token: string }) => Promise<unknown>,
  accountsMissing: string,
) {
  test("is refused while the login has to be repaired", async () => {
    const { access_token } = await request();
    await plaid.plaid.sandboxItemResetLogin({ access_token });

    expect((await refusal(send({ access_token }))).code).toBe("ITEM_LOGIN_REQUIRED");
  });

  test("is refused where the user has not consented to it", async () => {
    const access_token = await plaid.link({ initial_products: [Products.Transactions] });

    expect((await refusal(send({ access_token }))).code).toBe("ADDITIONAL_CONSENT_REQUIRED");
  });

  test("is refused where there is no account of the kind", async () => {
    const access_token = await plaid.link({ initial_products, options: withoutEither });

    expect(await refusal(send({ access_token }))).toMatchObject({
      status: 400,
      type: "ITEM_ERROR",
      code: accountsMissing,
    });
  });
}

describeItemOperation(
  "/investments/holdings/get",
  plaid,
  {
    send: (api, body) => api.investmentsHoldingsGet(body),
    request,
    required: ["access_token"],
  },
  () => {
    asksTheBank((body) => plaid.plaid.investmentsHoldingsGet(body), "NO_INVESTMENT_ACCOUNTS");

    test("tells holdings that add up to the balances of their accounts", async () => {
      const { access_token } = await request();

      const { accounts, holdings, securities } = (
        await plaid.plaid.investmentsHoldingsGet({ access_token })
      ).data;

      const known = new Set(securities.map(({ security_id }) => security_id));
      const holders = accounts.filter(({ account_id }) =>
        holdings.some((holding) => holding.account_id === account_id),
      );
      expect(holdings.every(({ security_id }) => known.has(security_id))).toBe(true);
      expect(holders.length).toBeGreaterThan(0);
      for (const { account_id, balances } of holders) {
        const sum = holdings
          .filter((holding) => holding.account_id === account_id)
          .reduce((total, holding) => total + holding.institution_value, 0);
        expect(sum).toBeCloseTo(balances.current ?? 0, 2);
      }
    });
  },
);

describeItemOperation(
  "/investments/transactions/get",
  plaid,
  {
    send: (api, body) => api.investmentsTransactionsGet(body),
    request: async () => ({ ...(await request()), ...lastYear() }),
    required: ["access_token", "start_date", "end_date"],
  },
  () => {
    asksTheBank(
      (body) => plaid.plaid.investmentsTransactionsGet({ ...body, ...lastYear() }),
      "NO_INVESTMENT_ACCOUNTS",
    );

    test("tells the newest first, no more than asked for, and how many there are", async () => {
      const { access_token } = await request();

      const { data } = await plaid.plaid.investmentsTransactionsGet({
        access_token,
        ...lastYear(),
        options: { count: 2 },
      });

      const days = data.investment_transactions.map(({ date }) => date);
      expect(days).toHaveLength(2);
      expect(days).toEqual(days.toSorted().toReversed());
      expect(data.total_investment_transactions).toBeGreaterThan(2);
    });

    test("refuses a stretch that ends before it begins", async () => {
      const { access_token } = await request();
      const days = { start_date: plaid.day(0), end_date: plaid.day(-1) };

      const refused = await refusal(
        plaid.plaid.investmentsTransactionsGet({ access_token, ...days }),
      );

      expect(refused.message).toBe("start_date must not be after end_date");
    });
  },
);

describeItemOperation(
  "/liabilities/get",
  plaid,
  { send: (api, body) => api.liabilitiesGet(body), request, required: ["access_token"] },
  () => {
    asksTheBank((body) => plaid.plaid.liabilitiesGet(body), "NO_LIABILITY_ACCOUNTS");

    test("tells of cards, mortgages and student loans, each of an account of the Item", async () => {
      const { access_token } = await request();

      const { accounts, liabilities } = (await plaid.plaid.liabilitiesGet({ access_token })).data;

      const ids = new Set<string | null>(accounts.map(({ account_id }) => account_id));
      const { credit, mortgage, student } = liabilities;
      for (const debts of [credit, mortgage, student]) {
        expect(debts?.length).toBeGreaterThan(0);
        expect(debts?.every(({ account_id }) => ids.has(account_id))).toBe(true);
      }
    });
  },
);
