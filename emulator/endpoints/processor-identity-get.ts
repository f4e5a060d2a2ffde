import type { ProcessorIdentityGetRequest, ProcessorIdentityGetResponse } from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { identityAnswer } from "../items/identity-answer";
import { processorProduct } from "../processors/processor-product";

const fields = {
  processor_token: z.string().min(1),
} satisfies RequestFields<ProcessorIdentityGetRequest>;

/** `/processor/identity/get`. Who the token's account belongs to. */
export const processorIdentityGet = endpoint(
  fields,
  ({ processor_token }, context): Answer<ProcessorIdentityGetResponse> => {
    const { item, account } = processorProduct(context, processor_token, "identity");
    return { account: identityAnswer(item, account) };
  },
  { callers: ["client", "partner"] },
);
