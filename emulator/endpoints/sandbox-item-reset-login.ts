import type { SandboxItemResetLoginRequest, SandboxItemResetLoginResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { announceItem } from "../items/announce-item";
import { requireItem } from "../items/require-item";
import type { Item } from "../state/entities";
import { itemErrorWebhook } from "../webhooks/item-error-webhook";

const fields = {
  access_token: z.string().min(1),
} satisfies RequestFields<SandboxItemResetLoginRequest>;

/** `/sandbox/item/reset_login`. Puts an Item into ITEM_LOGIN_REQUIRED, until update mode repairs it, and says so by webhook. */
export const sandboxItemResetLogin = endpoint(
  fields,
  ({ access_token }, { state, now }): Answer<SandboxItemResetLoginResponse> => {
    const item = requireItem(state, access_token);

    const broken: Item = { ...item, errorCode: "ITEM_LOGIN_REQUIRED", errorAt: now };
    state.items.set(item.id, broken);
    announceItem(state, broken, itemErrorWebhook(item.id, "ITEM_LOGIN_REQUIRED"), now);
    return { reset_login: true };
  },
);
