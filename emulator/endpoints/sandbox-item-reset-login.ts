import type { SandboxItemResetLoginRequest, SandboxItemResetLoginResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { requireItem } from "../items/require-item";
import { announce } from "../webhooks/announce";
import { itemErrorWebhook } from "../webhooks/item-error-webhook";

const fields = {
  access_token: z.string().min(1),
} satisfies RequestFields<SandboxItemResetLoginRequest>;

/** `/sandbox/item/reset_login`. Puts an Item into ITEM_LOGIN_REQUIRED, until update mode repairs it, and says so by webhook. */
export const sandboxItemResetLogin = endpoint(
  fields,
  ({ access_token }, { state, now }): Answer<SandboxItemResetLoginResponse> => {
    const item = requireItem(state, access_token);

    state.items.set(item.id, { ...item, errorCode: "ITEM_LOGIN_REQUIRED" });
    announce(state, now, item.webhook, itemErrorWebhook(item.id, "ITEM_LOGIN_REQUIRED"));
    return { reset_login: true };
  },
);
