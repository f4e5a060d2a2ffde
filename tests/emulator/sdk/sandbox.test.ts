import {
  SandboxItemFireWebhookRequestWebhookCodeEnum as Code,
  Products,
  SandboxItemSetVerificationStatusRequestVerificationStatusEnum as Status,
} from "plaid";
import { expect, test } from "vitest";
import { startReceiver } from "../webhooks/receiver";
import { describeItemOperation } from "./describe-item-operation";
import { describeOperation } from "./describe-operation";
import { refusal } from "./refusal";
import { linkTokenRequest, startPlaid } from "./start-plaid";

const plaid = await startPlaid();

describeOperation(
  "/sandbox/public_token/create",
  plaid,
  {
    send: (api, body) => api.sandboxPublicTokenCreate(body),
    request: () => ({ institution_id: "ins_109508", initial_products: [Products.Auth] }),
    required: ["institution_id", "initial_products"],
  },
  () => {
    test.each([
      {
        name: "an institution that it does not know",
        request: { institution_id: "ins_0" },
        code: "INVALID_INSTITUTION",
      },
      {
        name: "a product that the institution does not have",
        request: { initial_products: [Products.Assets, Products.Employment] },
        code: "PRODUCTS_NOT_SUPPORTED",
      },
      {
        name: "a login that the bank refuses",
        request: { options: { override_password: "error_ITEM_LOCKED" } },
        code: "ITEM_LOCKED",
      },
    ])("refuses $name", async ({ request, code }) => {
      const right = { institution_id: "ins_109508", initial_products: [Products.Auth] };

      const refused = await refusal(plaid.plaid.sandboxPublicTokenCreate({ ...right, ...request }));

      expect(refused).toMatchObject({ status: 400, code });
    });
  },
);

describeItemOperation(
  "/sandbox/item/fire_webhook",
  plaid,
  {
    send: (api, body) => api.sandboxItemFireWebhook(body),
    request: async () => ({
      access_token: await plaid.link(),
      webhook_code: Code.NewAccountsAvailable,
    }),
    required: ["access_token", "webhook_code"],
  },
  () => {
    test.each([
      Code.NewAccountsAvailable,
      Code.DefaultUpdate,
      Code.SyncUpdatesAvailable,
      Code.LoginRepaired,
      Code.PendingDisconnect,
      Code.UserPermissionRevoked,
      Code.UserAccountRevoked,
    ])("fires %s", async (webhook_code) => {
      const { access_token, item_id } = await plaid.linkWith();

      const { webhook_fired } = (
        await plaid.plaid.sandboxItemFireWebhook({ access_token, webhook_code })
      ).data;

      const fired = plaid.control.webhooks().map(({ body }) => body);
      expect(webhook_fired).toBe(true);
      expect(fired).toContainEqual(expect.objectContaining({ item_id, webhook_code }));
    });

    test("refuses an Item without a webhook", async () => {
      const access_token = await plaid.link();
      await plaid.plaid.itemWebhookUpdate({ access_token, webhook: null });
      const webhook_code = Code.NewAccountsAvailable;

      expect(
        await refusal(plaid.plaid.sandboxItemFireWebhook({ access_token, webhook_code })),
      ).toMatchObject({ type: "SANDBOX_ERROR", code: "SANDBOX_WEBHOOK_INVALID" });
    });

    test("refuses the webhook of a product that the Item does not have", async () => {
      const access_token = await plaid.link({ initial_products: [Products.Auth] });
      const webhook_code = Code.SyncUpdatesAvailable;

      expect(
        await refusal(plaid.plaid.sandboxItemFireWebhook({ access_token, webhook_code })),
      ).toMatchObject({ type: "SANDBOX_ERROR", code: "SANDBOX_PRODUCT_NOT_ENABLED" });
    });
  },
);

describeItemOperation(
  "/sandbox/item/reset_login",
  plaid,
  {
    send: (api, body) => api.sandboxItemResetLogin(body),
    request: async () => ({ access_token: await plaid.link() }),
    required: ["access_token"],
  },
  () => {
    test("says that it is done", async () => {
      const access_token = await plaid.link();

      const { data } = await plaid.plaid.sandboxItemResetLogin({ access_token });

      expect(data.reset_login).toBe(true);
    });
  },
);

/** An account at a bank without numbers, which waits for micro-deposits. */
async function waiting() {
  const { link_token } = (
    await plaid.plaid.linkTokenCreate({
      ...linkTokenRequest,
      products: [Products.Auth],
      auth: { automated_microdeposits_enabled: true },
    })
  ).data;
  const [public_token = ""] = plaid.control.completeLink({
    link_token,
    institution_id: "ins_109512",
    password: "microdeposits_good",
  }).public_tokens;
  const { access_token } = (await plaid.plaid.itemPublicTokenExchange({ public_token })).data;
  const { accounts } = (await plaid.plaid.accountsGet({ access_token })).data;
  const account = accounts.find((one) => one.verification_status);
  return { access_token, account_id: account?.account_id ?? "" };
}

describeItemOperation(
  "/sandbox/item/set_verification_status",
  plaid,
  {
    send: (api, body) => api.sandboxItemSetVerificationStatus(body),
    request: async () => ({
      ...(await waiting()),
      verification_status: Status.AutomaticallyVerified,
    }),
    required: ["access_token", "account_id", "verification_status"],
  },
  () => {
    test.each([Status.AutomaticallyVerified, Status.VerificationExpired])(
      "makes the account %s",
      async (verification_status) => {
        const account = await waiting();

        await plaid.plaid.sandboxItemSetVerificationStatus({ ...account, verification_status });

        const { access_token } = account;
        const { accounts } = (await plaid.plaid.accountsGet({ access_token })).data;
        const changed = accounts.find(({ account_id }) => account_id === account.account_id);
        expect(changed?.verification_status).toBe(verification_status);
      },
    );

    test("refuses an account that waits for nothing", async () => {
      const account = await plaid.linkAccount();
      const verification_status = Status.AutomaticallyVerified;

      const refused = await refusal(
        plaid.plaid.sandboxItemSetVerificationStatus({ ...account, verification_status }),
      );

      expect(refused.code).toBe("INVALID_FIELD");
    });
  },
);

/** The id of the key that a webhook was signed with. */
async function usedKey(): Promise<string> {
  const receiver = await startReceiver();
  const access_token = await plaid.link({ options: { webhook: receiver.url } });
  const webhook_code = Code.NewAccountsAvailable;
  await plaid.plaid.sandboxItemFireWebhook({ access_token, webhook_code });
  await plaid.control.settleWebhooks();
  await receiver.close();
  const signature = String(receiver.received[0]?.headers["plaid-verification"]);
  const header: unknown = JSON.parse(
    Buffer.from(signature.split(".")[0] ?? "", "base64url").toString(),
  );
  return header && typeof header === "object" && "kid" in header ? String(header.kid) : "";
}

describeOperation(
  "/webhook_verification_key/get",
  plaid,
  {
    send: (api, body) => api.webhookVerificationKeyGet(body),
    request: async () => ({ key_id: await usedKey() }),
    required: ["key_id"],
  },
  () => {
    test("tells the key that webhooks are signed with", async () => {
      const key_id = await usedKey();

      const { key } = (await plaid.plaid.webhookVerificationKeyGet({ key_id })).data;

      expect(key).toMatchObject({ kid: key_id, alg: "ES256", kty: "EC", crv: "P-256", use: "sig" });
    });

    test("refuses a key that is none", async () => {
      const key_id = "00000000-0000-4000-8000-000000000000";

      expect(await refusal(plaid.plaid.webhookVerificationKeyGet({ key_id }))).toMatchObject({
        status: 400,
        code: "INVALID_WEBHOOK_VERIFICATION_KEY_ID",
      });
    });
  },
);
