import type { ProcessorAuthGetRequest, ProcessorAuthGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountAnswer } from "../items/account-answer";
import { accountsWithNumbers } from "../items/accounts-with-numbers";
import { numbersAnswer } from "../items/numbers-answer";
import { processorProduct } from "../processors/processor-product";

const fields = {
  processor_token: z.string().min(1),
} satisfies RequestFields<ProcessorAuthGetRequest>;

/** `/processor/auth/get`. The numbers of the token's account. */
export const processorAuthGet = endpoint(
  fields,
  ({ processor_token }, context): Answer<ProcessorAuthGetResponse> => {
    const { item, account } = processorProduct(context, processor_token, "auth");
    const { ach, eft, international, bacs } = numbersAnswer(item, accountsWithNumbers([account]));
    return {
      account: accountAnswer(item, account),
      numbers: {
        ach: ach[0] ?? null,
        eft: eft[0] ?? null,
        international: international[0] ?? null,
        bacs: bacs[0] ?? null,
      },
    };
  },
  { callers: ["client", "partner"] },
);
