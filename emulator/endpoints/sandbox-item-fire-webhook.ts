import type { SandboxItemFireWebhookRequest, SandboxItemFireWebhookResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { requireItem } from "../items/require-item";
import { PlaidFailure } from "../plaid-failure";
import { announce } from "../webhooks/announce";
import { firing } from "../webhooks/fired-webhook";

const sdkFields = {
  access_token: z.string().min(1),
  webhook_code: z.enum([
    "DEFAULT_UPDATE",
    "NEW_ACCOUNTS_AVAILABLE",
    "SMS_MICRODEPOSITS_VERIFICATION",
    "AUTHORIZATION_GRANTED",
    "USER_PERMISSION_REVOKED",
    "USER_ACCOUNT_REVOKED",
    "PENDING_DISCONNECT",
    "RECURRING_TRANSACTIONS_UPDATE",
    "LOGIN_REPAIRED",
    "SYNC_UPDATES_AVAILABLE",
    "PRODUCT_READY",
    "ERROR",
  ]),
} satisfies RequestFields<Omit<SandboxItemFireWebhookRequest, "webhook_type">>;

const fields = {
  ...sdkFields,
  // The SDK's enum has no IDENTITY, which Plaid's documentation names nevertheless.
  webhook_type: z
    .enum([
      "AUTH",
      "HOLDINGS",
      "IDENTITY",
      "INVESTMENTS_TRANSACTIONS",
      "ITEM",
      "LIABILITIES",
      "TRANSACTIONS",
      "ASSETS",
    ])
    .optional(),
};

/** `/sandbox/item/fire_webhook`. Sends the webhook and changes nothing else. */
export const sandboxItemFireWebhook = endpoint(
  fields,
  (
    { access_token, webhook_type, webhook_code },
    { state, now },
  ): Answer<SandboxItemFireWebhookResponse> => {
    const item = requireItem(state, access_token);
    const fired = firing(webhook_code, webhook_type);
    if (!fired) {
      const type = webhook_type ? ` of type ${webhook_type}` : "";
      throw new PlaidFailure(
        "INVALID_FIELD",
        `webhook_code must be one that can be fired: there is no ${webhook_code}${type}`,
      );
    }
    if (item.webhook === null) throw new PlaidFailure("SANDBOX_WEBHOOK_INVALID");
    if (fired.product && !item.products.includes(fired.product)) {
      throw new PlaidFailure(
        "SANDBOX_PRODUCT_NOT_ENABLED",
        `The ${fired.product} product is not enabled on this item`,
      );
    }

    announce(state, now, item.webhook, {
      webhook_type: fired.type,
      webhook_code,
      item_id: item.id,
      ...fired.says(item, now),
    });
    return { webhook_fired: true };
  },
);
