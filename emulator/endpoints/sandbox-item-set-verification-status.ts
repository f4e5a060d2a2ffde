import type {
  SandboxItemSetVerificationStatusRequest,
  SandboxItemSetVerificationStatusResponse,
} from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { chosenAccounts } from "../items/chosen-accounts";
import { requireItem } from "../items/require-item";
import { setVerification } from "../items/set-verification";
import { PlaidFailure } from "../plaid-failure";
import { accountId } from "../requests/account-id";

const fields = {
  access_token: z.string().min(1),
  account_id: accountId,
  verification_status: z.enum(["automatically_verified", "verification_expired"]),
} satisfies RequestFields<SandboxItemSetVerificationStatusRequest>;

/** `/sandbox/item/set_verification_status`. Ends the wait for micro-deposits, of an account that does wait. */
export const sandboxItemSetVerificationStatus = endpoint(
  fields,
  (
    { access_token, account_id, verification_status },
    { state, now },
  ): Answer<SandboxItemSetVerificationStatusResponse> => {
    const item = requireItem(state, access_token);
    const [chosen] = chosenAccounts(item, [account_id]);
    if (chosen?.account.verification?.status !== "pending_automatic_verification") {
      throw new PlaidFailure(
        "INVALID_FIELD",
        "account_id must be of an account whose verification_status is pending_automatic_verification",
      );
    }

    setVerification(state, item, account_id, verification_status, now);
    return {};
  },
);
