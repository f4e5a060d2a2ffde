import { ProcessorTokenCreateRequestProcessorEnum, Products } from "plaid";
import { expect, test } from "vitest";
import { describeItemOperation } from "./describe-item-operation";
import { describeOperation } from "./describe-operation";
import { processorToken } from "./processor-token";
import { refusal } from "./refusal";
import { startPlaid } from "./start-plaid";

const plaid = await startPlaid();
const processor = ProcessorTokenCreateRequestProcessorEnum.Dwolla;
const UNKNOWN = "processor-sandbox-00000000-0000-4000-8000-000000000000";

/** An account that is none, or of another Item, is refused. */
function needsAccount(
  send: (body: { access_token: string; account_id: string }) => Promise<unknown>,
) {
  test("refuses what is no account, and an account of another Item", async () => {
    const { access_token } = await plaid.linkAccount();
    const other = await plaid.linkAccount();

    const malformed = await refusal(send({ access_token, account_id: "no account" }));
    const foreign = await refusal(send({ access_token, account_id: other.account_id }));

    expect([malformed.code, foreign.code]).toEqual(["INVALID_FIELD", "INVALID_ACCOUNT_ID"]);
  });
}

/** A processor token has to be one that this app made, of an Item that is still there. */
function needsProcessorToken(send: (body: { processor_token: string }) => Promise<unknown>) {
  test("refuses tokens of another kind, and such as it never gave", async () => {
    const kind = await refusal(send({ processor_token: await plaid.linkToken() }));
    const unknown = await refusal(send({ processor_token: UNKNOWN }));

    expect(kind.message).toContain("expected format: processor-<environment>-<identifier>");
    expect(unknown).toMatchObject({
      status: 400,
      code: "INVALID_PROCESSOR_TOKEN",
      message: "could not find matching processor token",
    });
  });

  test("refuses the token of an Item that was removed", async () => {
    const account = await plaid.linkAccount();
    const processor_token = await processorToken(plaid, account);
    await plaid.plaid.itemRemove({ access_token: account.access_token });

    expect((await refusal(send({ processor_token }))).code).toBe("ITEM_NOT_FOUND");
  });
}

describeItemOperation(
  "/processor/token/create",
  plaid,
  {
    send: (api, body) => api.processorTokenCreate(body),
    request: async () => ({ ...(await plaid.linkAccount()), processor }),
    required: ["access_token", "account_id", "processor"],
  },
  () => {
    needsAccount((body) => plaid.plaid.processorTokenCreate({ ...body, processor }));

    test("gives another token each time", async () => {
      const account = await plaid.linkAccount();

      const tokens = [await processorToken(plaid, account), await processorToken(plaid, account)];

      expect(tokens[0]).toMatch(/^processor-sandbox-[0-9a-f-]{36}$/);
      expect(new Set(tokens).size).toBe(2);
    });
  },
);

describeItemOperation(
  "/processor/stripe/bank_account_token/create",
  plaid,
  {
    send: (api, body) => api.processorStripeBankAccountTokenCreate(body),
    request: () => plaid.linkAccount(),
    required: ["access_token", "account_id"],
  },
  () => {
    needsAccount((body) => plaid.plaid.processorStripeBankAccountTokenCreate(body));

    test("gives a token of Stripe's form", async () => {
      const { data } = await plaid.plaid.processorStripeBankAccountTokenCreate(
        await plaid.linkAccount(),
      );

      expect(data.stripe_bank_account_token).toMatch(/^btok_[A-Za-z0-9]{20}$/);
    });

    test("refuses an account that is neither checking nor savings", async () => {
      const card = await plaid.linkAccount("Plaid Credit Card");

      const refused = await refusal(plaid.plaid.processorStripeBankAccountTokenCreate(card));

      expect(refused.code).toBe("INVALID_FIELD");
    });
  },
);

describeOperation(
  "/processor/token/permissions/set",
  plaid,
  {
    send: (api, body) => api.processorTokenPermissionsSet(body),
    request: async () => ({
      processor_token: await processorToken(plaid),
      products: [Products.Auth],
    }),
    required: ["processor_token"],
  },
  () => {
    needsProcessorToken((body) =>
      plaid.plaid.processorTokenPermissionsSet({ ...body, products: [] }),
    );
  },
);

describeOperation(
  "/processor/token/permissions/get",
  plaid,
  {
    send: (api, body) => api.processorTokenPermissionsGet(body),
    request: async () => ({ processor_token: await processorToken(plaid) }),
    required: ["processor_token"],
  },
  () => {
    needsProcessorToken((body) => plaid.plaid.processorTokenPermissionsGet(body));

    test("tells what was set last; nothing is everything", async () => {
      const processor_token = await processorToken(plaid);
      const get = async () =>
        (await plaid.plaid.processorTokenPermissionsGet({ processor_token })).data.products;

      expect(await get()).toEqual([]);

      const products = [Products.Auth, Products.Identity];
      await plaid.plaid.processorTokenPermissionsSet({ processor_token, products });
      expect(await get()).toEqual(products);
    });
  },
);

describeOperation(
  "/processor/token/webhook/update",
  plaid,
  {
    send: (api, body) => api.processorTokenWebhookUpdate(body),
    request: async () => ({
      processor_token: await processorToken(plaid),
      webhook: "https://partner.example/hook",
    }),
    required: ["processor_token", "webhook"],
    by: "partner",
  },
  () => {
    const webhook = "https://partner.example/hook";
    needsProcessorToken((body) => plaid.partner.processorTokenWebhookUpdate({ ...body, webhook }));

    test("tells the new URL", async () => {
      const processor_token = await processorToken(plaid);
      const url = "https://partner.example/another";

      await plaid.partner.processorTokenWebhookUpdate({ processor_token, webhook: url });

      const told = plaid.control.webhooks().filter((one) => one.url === url);
      expect(told.map(({ body }) => body.webhook_code)).toEqual(["WEBHOOK_UPDATE_ACKNOWLEDGED"]);
    });

    test("refuses what is no URL", async () => {
      const processor_token = await processorToken(plaid);

      const refused = await refusal(
        plaid.partner.processorTokenWebhookUpdate({ processor_token, webhook: "no" }),
      );

      expect(refused.message).toBe("webhook must be a non-empty string URL");
    });
  },
);

describeOperation(
  "/sandbox/processor_token/create",
  plaid,
  {
    send: (api, body) => api.sandboxProcessorTokenCreate(body),
    request: () => ({ institution_id: "ins_109508" }),
    required: ["institution_id"],
  },
  () => {
    test("gives a token that whoever made it can read with", async () => {
      const { processor_token } = (
        await plaid.plaid.sandboxProcessorTokenCreate({ institution_id: "ins_109508" })
      ).data;

      const { account } = (await plaid.plaid.processorAccountGet({ processor_token })).data;

      expect(account.account_id).toMatch(/^[A-Za-z0-9]{37}$/);
    });

    test("refuses an institution that it does not know", async () => {
      expect(
        await refusal(plaid.plaid.sandboxProcessorTokenCreate({ institution_id: "ins_0" })),
      ).toMatchObject({ status: 400, code: "INVALID_INSTITUTION" });
    });
  },
);
