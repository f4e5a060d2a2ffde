import type {
  ProcessorTokenPermissionsGetRequest,
  ProcessorTokenPermissionsGetResponse,
} from "plaid";
import { z } from "zod";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { requireOwnProcessorToken } from "../processors/require-processor-token";

const fields = {
  processor_token: z.string().min(1),
} satisfies RequestFields<ProcessorTokenPermissionsGetRequest>;

/** `/processor/token/permissions/get`. What the processor may read; an empty list is everything. */
export const processorTokenPermissionsGet = endpoint(
  fields,
  ({ processor_token }, { state, caller }): Answer<ProcessorTokenPermissionsGetResponse> => {
    const { permissions } = requireOwnProcessorToken(state, processor_token, caller);
    return { products: [...permissions] };
  },
);
