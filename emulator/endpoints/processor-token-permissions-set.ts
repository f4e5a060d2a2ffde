import type {
  ProcessorTokenPermissionsSetRequest,
  ProcessorTokenPermissionsSetResponse,
} from "plaid";
import { z } from "zod";
import { products } from "../data/products";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { requireOwnProcessorToken } from "../processors/require-processor-token";

const fields = {
  processor_token: z.string().min(1),
  products: z.array(z.enum(products)),
} satisfies RequestFields<ProcessorTokenPermissionsSetRequest>;

/** `/processor/token/permissions/set`. Replaces what the processor may read; an empty list is everything. */
export const processorTokenPermissionsSet = endpoint(
  fields,
  (
    { processor_token, products },
    { state, caller },
  ): Answer<ProcessorTokenPermissionsSetResponse> => {
    const token = requireOwnProcessorToken(state, processor_token, caller);

    state.processorTokens.set(token.token, { ...token, permissions: [...new Set(products)] });
    return {};
  },
);
