import type {
  SandboxProcessorTokenCreateRequest,
  SandboxProcessorTokenCreateResponse,
} from "plaid";
import { z } from "zod";
import { findInstitution } from "../data/find-institution";
import type { Product } from "../data/products";
import { signIn } from "../data/sign-in";
import { userGoodAccounts } from "../data/user-good-accounts";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { addItem } from "../items/add-item";
import { PlaidFailure } from "../plaid-failure";
import { addProcessorToken } from "../processors/add-processor-token";

const fields = {
  institution_id: z.string().min(1),
  options: z
    .strictObject({
      override_username: z.string().nullish(),
      override_password: z.string().nullish(),
    })
    .optional(),
} satisfies RequestFields<SandboxProcessorTokenCreateRequest>;

/** What the Item behind the token has, as far as its institution offers it. */
const wanted: readonly Product[] = ["auth", "identity", "transactions"];

/** `/sandbox/processor_token/create`. Links an Item of its own, and makes a token for its first account. */
export const sandboxProcessorTokenCreate = endpoint(
  fields,
  (
    { institution_id, options },
    { state, now, caller },
  ): Answer<SandboxProcessorTokenCreateResponse> => {
    const institution = findInstitution(institution_id);
    if (!institution) throw new PlaidFailure("INVALID_INSTITUTION");
    const outcome = signIn(
      options?.override_username ?? "user_good",
      options?.override_password ?? "pass_good",
    );
    if (outcome.kind === "refused") throw new PlaidFailure(outcome.code);
    if (outcome.kind === "unsupported") {
      throw new PlaidFailure(
        "INVALID_FIELD",
        "options.override_username and options.override_password must be credentials that this version of the emulator knows",
      );
    }

    const products = wanted.filter((product) => institution.products.includes(product));
    const masks = userGoodAccounts.map(({ mask }) => mask);
    const added = { institution, products, consentedProducts: products, masks };
    const item = addItem(state, { ...added, webhook: null, userId: null }, now);
    const [first] = item.accounts;
    if (!first) throw new PlaidFailure("NO_ACCOUNTS");
    const made = { itemId: item.id, accountId: first.accountId, processor: null, madeBy: caller };
    return { processor_token: addProcessorToken(state, made, now) };
  },
  { callers: ["client", "partner"] },
);
