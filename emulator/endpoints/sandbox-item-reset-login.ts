import type { SandboxItemResetLoginRequest, SandboxItemResetLoginResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { requireItem } from "../items/require-item";

const fields = {
  access_token: z.string().min(1),
} satisfies RequestFields<SandboxItemResetLoginRequest>;

/** `/sandbox/item/reset_login`. Puts an Item into ITEM_LOGIN_REQUIRED, until update mode repairs it. */
export const sandboxItemResetLogin = endpoint(
  fields,
  ({ access_token }, { state }): Answer<SandboxItemResetLoginResponse> => {
    const item = requireItem(state, access_token);

    state.items.set(item.id, { ...item, errorCode: "ITEM_LOGIN_REQUIRED" });
    return { reset_login: true };
  },
);
