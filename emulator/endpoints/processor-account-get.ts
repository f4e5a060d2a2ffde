import type { ProcessorAccountGetRequest, ProcessorAccountGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { accountAnswer } from "../items/account-answer";
import { requireProcessorToken } from "../processors/require-processor-token";

const fields = {
  processor_token: z.string().min(1),
} satisfies RequestFields<ProcessorAccountGetRequest>;

/** `/processor/account/get`. Every processor may read it, whatever else it may. */
export const processorAccountGet = endpoint(
  fields,
  ({ processor_token }, { state, caller }): Answer<ProcessorAccountGetResponse> => {
    const { item, account } = requireProcessorToken(state, processor_token, caller);
    return { account: accountAnswer(item, account), institution_id: item.institutionId };
  },
  { callers: ["client", "partner"] },
);
