import type { ProcessorAuthGetRequest, ProcessorAuthGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountAnswer } from "../items/account-answer";
import { numbersOf } from "../items/auth-numbers";
import { PlaidFailure } from "../plaid-failure";
import { processorProduct } from "../processors/processor-product";

const fields = {
  processor_token: z.string().min(1),
} satisfies RequestFields<ProcessorAuthGetRequest>;

/** `/processor/auth/get`. The numbers of the token's account. */
export const processorAuthGet = endpoint(
  fields,
  ({ processor_token }, context): Answer<ProcessorAuthGetResponse> => {
    const { item, account } = processorProduct(context, processor_token, "auth");
    const numbers = numbersOf(item, account);
    if (!numbers) throw new PlaidFailure("NO_AUTH_ACCOUNTS");
    return { account: accountAnswer(account), numbers };
  },
  { callers: ["client", "partner"] },
);
