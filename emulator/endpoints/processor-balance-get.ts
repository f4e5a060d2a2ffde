import type { ProcessorBalanceGetRequest, ProcessorBalanceGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountAnswer } from "../items/account-answer";
import { processorProduct } from "../processors/processor-product";

const fields = {
  processor_token: z.string().min(1),
  options: z
    .strictObject({ min_last_updated_datetime: z.iso.datetime({ offset: true }).optional() })
    .optional(),
} satisfies RequestFields<ProcessorBalanceGetRequest>;

/** `/processor/balance/get`. Asks the bank, so it fails while the Item is in error. */
export const processorBalanceGet = endpoint(
  fields,
  ({ processor_token }, context): Answer<ProcessorBalanceGetResponse> => {
    const { item, account } = processorProduct(context, processor_token, "balance");
    return { account: accountAnswer(item, account) };
  },
  { callers: ["client", "partner"] },
);
