import type {
  ProcessorStripeBankAccountTokenCreateRequest,
  ProcessorStripeBankAccountTokenCreateResponse,
} from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { requireAccount } from "../items/require-account";
import { requireItem } from "../items/require-item";
import { PlaidFailure } from "../plaid-failure";
import { accountId } from "../requests/account-id";
import { ids } from "../state/ids";

const fields = {
  access_token: z.string().min(1),
  account_id: accountId,
} satisfies RequestFields<ProcessorStripeBankAccountTokenCreateRequest>;

/** `/processor/stripe/bank_account_token/create`. For checking and savings accounts of an Item that has `auth`. */
export const processorStripeBankAccountTokenCreate = endpoint(
  fields,
  (
    { access_token, account_id },
    { state, now },
  ): Answer<ProcessorStripeBankAccountTokenCreateResponse> => {
    const item = requireItem(state, access_token);
    const { account, bank } = requireAccount(item, account_id);
    if (bank.subtype !== "checking" && bank.subtype !== "savings") {
      throw new PlaidFailure(
        "INVALID_FIELD",
        "account_id must be of a checking or savings account",
      );
    }
    if (!item.products.includes("auth")) {
      throw new PlaidFailure("INVALID_PRODUCT", "the auth product is not enabled on this item");
    }

    const token = ids.stripeToken();
    state.stripeTokens.set(token, {
      token,
      itemId: item.id,
      accountId: account.accountId,
      createdAt: now,
    });
    return { stripe_bank_account_token: token };
  },
);
