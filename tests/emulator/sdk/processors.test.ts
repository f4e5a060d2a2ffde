import { Products } from "plaid";
import { expect, test } from "vitest";
import { describeProcessorOperation } from "./describe-processor-operation";
import { processorToken } from "./processor-token";
import { refusal } from "./refusal";
import { startPlaid } from "./start-plaid";

const plaid = await startPlaid();

/** What needs the bank fails as the app's own call would. */
function needsLogin(send: (body: { processor_token: string }) => Promise<unknown>) {
  test("is refused while the login has to be repaired", async () => {
    const { access_token, account_id } = await plaid.linkAccount();
    const processor_token = await processorToken(plaid, { access_token, account_id });
    await plaid.plaid.sandboxItemResetLogin({ access_token });

    expect((await refusal(send({ processor_token }))).code).toBe("ITEM_LOGIN_REQUIRED");
  });
}

describeProcessorOperation(
  "/processor/account/get",
  plaid,
  { send: (api, body) => api.processorAccountGet(body) },
  () => {
    test("tells of the account that the token is for", async () => {
      const { access_token, account_id } = await plaid.linkAccount("Plaid Saving");
      const processor_token = await processorToken(plaid, { access_token, account_id });

      const { data } = await plaid.partner.processorAccountGet({ processor_token });

      expect(data.account).toMatchObject({ account_id, name: "Plaid Saving" });
      expect(data.institution_id).toBe("ins_109508");
    });
  },
);

describeProcessorOperation(
  "/processor/auth/get",
  plaid,
  { send: (api, body) => api.processorAuthGet(body), product: Products.Auth },
  () => {
    needsLogin((body) => plaid.partner.processorAuthGet(body));

    test("tells the numbers that the app is told", async () => {
      const { access_token, account_id } = await plaid.linkAccount();
      const processor_token = await processorToken(plaid, { access_token, account_id });

      const { numbers } = (await plaid.partner.processorAuthGet({ processor_token })).data;

      const own = (await plaid.plaid.authGet({ access_token })).data.numbers.ach;
      expect(numbers.ach).toEqual(own.find((one) => one.account_id === account_id));
    });
  },
);

describeProcessorOperation(
  "/processor/balance/get",
  plaid,
  { send: (api, body) => api.processorBalanceGet(body), product: Products.Balance },
  () => {
    needsLogin((body) => plaid.partner.processorBalanceGet(body));
  },
);

describeProcessorOperation(
  "/processor/identity/get",
  plaid,
  { send: (api, body) => api.processorIdentityGet(body), product: Products.Identity },
  () => {
    needsLogin((body) => plaid.partner.processorIdentityGet(body));
  },
);

describeProcessorOperation(
  "/processor/transactions/sync",
  plaid,
  { send: (api, body) => api.processorTransactionsSync(body), product: Products.Transactions },
  () => {
    test("tells of the one account only", async () => {
      const { access_token, account_id } = await plaid.linkAccount();
      const processor_token = await processorToken(plaid, { access_token, account_id });

      const { added } = (await plaid.partner.processorTransactionsSync({ processor_token })).data;

      expect(added.length).toBeGreaterThan(0);
      expect(added.every((one) => one.account_id === account_id)).toBe(true);
    });

    test("refuses a cursor that it never gave", async () => {
      const processor_token = await processorToken(plaid);

      const refused = await refusal(
        plaid.partner.processorTransactionsSync({ processor_token, cursor: "made up" }),
      );

      expect(refused.code).toBe("INVALID_FIELD");
    });
  },
);

describeProcessorOperation(
  "/processor/transactions/get",
  plaid,
  {
    send: (api, body) =>
      api.processorTransactionsGet({
        ...body,
        start_date: plaid.day(-30),
        end_date: plaid.day(0),
      }),
    product: Products.Transactions,
  },
  () => {
    test.each(["start_date", "end_date"])("cannot do without %s", async (field) => {
      const processor_token = await processorToken(plaid);
      const incomplete = { processor_token, start_date: plaid.day(-1), end_date: plaid.day(0) };
      Reflect.deleteProperty(incomplete, field);

      const refused = await refusal(plaid.partner.processorTransactionsGet(incomplete));

      expect(refused.message).toBe(`the following required fields are missing: ${field}`);
    });
  },
);
