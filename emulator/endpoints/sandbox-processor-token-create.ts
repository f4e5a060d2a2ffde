import type {
  SandboxProcessorTokenCreateRequest,
  SandboxProcessorTokenCreateResponse,
} from "plaid";
import { z } from "zod";
import { bankAccounts } from "../data/bank-accounts";
import { findInstitution } from "../data/find-institution";
import { userGood } from "../data/login";
import type { Product } from "../data/products";
import { signIn } from "../data/sign-in";
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

const USUAL_DAYS = 90;

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
    const login = {
      username: options?.override_username ?? userGood.username,
      password: options?.override_password ?? userGood.password,
    };
    const outcome = signIn(login.username, login.password);
    if (outcome.kind === "refused") throw new PlaidFailure(outcome.code);
    if (outcome.kind === "unsupported") {
      throw new PlaidFailure(
        "INVALID_FIELD",
        "options.override_username and options.override_password must be credentials that this version of the emulator knows",
      );
    }

    const products = wanted.filter((product) => institution.products.includes(product));
    const item = addItem(
      state,
      {
        institution,
        login,
        products,
        consentedProducts: products,
        webhook: null,
        userId: null,
        daysRequested: USUAL_DAYS,
        accountKeys: bankAccounts(login, institution).map(({ key }) => key),
      },
      now,
    );
    const [first] = item.accounts;
    if (!first) throw new PlaidFailure("NO_ACCOUNTS");
    const made = { itemId: item.id, accountId: first.accountId, processor: null, madeBy: caller };
    return { processor_token: addProcessorToken(state, made, now) };
  },
  { callers: ["client", "partner"] },
);
