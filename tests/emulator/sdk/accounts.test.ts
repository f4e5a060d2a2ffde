import { Products } from "plaid";
import { expect, test } from "vitest";
import { describeItemOperation } from "./describe-item-operation";
import { refusal } from "./refusal";
import { startPlaid } from "./start-plaid";

const plaid = await startPlaid();
const request = async () => ({ access_token: await plaid.link() });
const required = ["access_token"] as const;
const elsewhere = { account_ids: ["A".repeat(37)] };

/** Calls an operation for one account of an Item, and for one of another. */
function choosesAccounts(
  send: (body: {
    access_token: string;
    options: { account_ids: string[] };
  }) => Promise<{ data: { accounts: { account_id: string }[] } }>,
) {
  test("tells of the accounts that it is asked about", async () => {
    const { access_token, account_id } = await plaid.linkAccount();

    const { accounts } = (await send({ access_token, options: { account_ids: [account_id] } }))
      .data;

    expect(accounts.map((account) => account.account_id)).toEqual([account_id]);
  });

  test("refuses an account that is not the Item's", async () => {
    const { access_token } = await request();

    expect(await refusal(send({ access_token, options: elsewhere }))).toMatchObject({
      status: 400,
      code: "INVALID_ACCOUNT_ID",
      message: "failed to find requested account ID for requested item",
    });
  });
}

/** What asks the bank itself cannot do without a login that works. */
function needsLogin(send: (body: { access_token: string }) => Promise<unknown>) {
  test("is refused while the login has to be repaired", async () => {
    const { access_token } = await request();
    await plaid.plaid.sandboxItemResetLogin({ access_token });

    expect(await refusal(send({ access_token }))).toMatchObject({
      status: 400,
      type: "ITEM_ERROR",
      code: "ITEM_LOGIN_REQUIRED",
    });
  });
}

/** A product that nobody has consented to is refused. */
function needsConsent(send: (body: { access_token: string }) => Promise<unknown>) {
  test("is refused where the user has not consented to it", async () => {
    const access_token = await plaid.link({ initial_products: [Products.Transactions] });

    expect(await refusal(send({ access_token }))).toMatchObject({
      status: 400,
      code: "ADDITIONAL_CONSENT_REQUIRED",
    });
  });
}

describeItemOperation(
  "/accounts/get",
  plaid,
  { send: (api, body) => api.accountsGet(body), request, required },
  () => {
    choosesAccounts((body) => plaid.plaid.accountsGet(body));

    test("tells of the accounts while the login has to be repaired too, and says so", async () => {
      const { access_token } = await request();
      await plaid.plaid.sandboxItemResetLogin({ access_token });

      const { accounts, item } = (await plaid.plaid.accountsGet({ access_token })).data;

      expect(accounts).toHaveLength(12);
      expect(item.error?.error_code).toBe("ITEM_LOGIN_REQUIRED");
    });
  },
);

describeItemOperation(
  "/accounts/balance/get",
  plaid,
  { send: (api, body) => api.accountsBalanceGet(body), request, required },
  () => {
    choosesAccounts((body) => plaid.plaid.accountsBalanceGet(body));
    needsLogin((body) => plaid.plaid.accountsBalanceGet(body));

    test("refuses an age of balances that lies ahead", async () => {
      const { access_token } = await request();
      const options = { min_last_updated_datetime: `${plaid.day(2)}T00:00:00Z` };

      const refused = await refusal(plaid.plaid.accountsBalanceGet({ access_token, options }));

      expect(refused.code).toBe("LAST_UPDATED_DATETIME_OUT_OF_RANGE");
    });
  },
);

describeItemOperation(
  "/auth/get",
  plaid,
  { send: (api, body) => api.authGet(body), request, required },
  () => {
    choosesAccounts((body) => plaid.plaid.authGet(body));
    needsLogin((body) => plaid.plaid.authGet(body));
    needsConsent((body) => plaid.plaid.authGet(body));

    test("tells the numbers of the accounts that have some", async () => {
      const { access_token, account_id } = await plaid.linkAccount();

      const { numbers } = (await plaid.plaid.authGet({ access_token })).data;

      const ach = numbers.ach.find((one) => one.account_id === account_id);
      expect(ach).toMatchObject({ account: "1111222233330000", routing: "011401533" });
    });
  },
);

describeItemOperation(
  "/identity/get",
  plaid,
  { send: (api, body) => api.identityGet(body), request, required },
  () => {
    choosesAccounts((body) => plaid.plaid.identityGet(body));
    needsLogin((body) => plaid.plaid.identityGet(body));
    needsConsent((body) => plaid.plaid.identityGet(body));

    test("tells who owns each account", async () => {
      const { access_token } = await request();

      const { accounts } = (await plaid.plaid.identityGet({ access_token })).data;

      expect(accounts.every(({ owners }) => owners.length > 0)).toBe(true);
    });
  },
);
