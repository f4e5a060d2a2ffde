import type { ProcessorTokenCreateRequest, ProcessorTokenCreateResponse } from "plaid";
import { z } from "zod";
import { type Processor, processors } from "../data/processors";
import type { Product } from "../data/products";
import { type Answer, endpoint, type RequestFields } from "../endpoint";
import { requireAccount } from "../items/require-account";
import { requireItem } from "../items/require-item";
import { PlaidFailure } from "../plaid-failure";
import { addProcessorToken } from "../processors/add-processor-token";
import { accountId } from "../requests/account-id";

const fields = {
  access_token: z.string().min(1),
  account_id: accountId,
  processor: z.enum(Object.keys(processors) as Processor[]),
} satisfies RequestFields<ProcessorTokenCreateRequest>;

/** Products that processors work with. */
const forProcessors: ReadonlySet<Product> = new Set([
  "assets",
  "auth",
  "identity",
  "investments",
  "liabilities",
  "signal",
  "transactions",
]);

/** `/processor/token/create`. A new token each time, for one account; it dies with the Item. */
export const processorTokenCreate = endpoint(
  fields,
  (
    { access_token, account_id, processor },
    { state, now, caller },
  ): Answer<ProcessorTokenCreateResponse> => {
    const item = requireItem(state, access_token);
    const { account } = requireAccount(item, account_id);
    if (!item.products.some((product) => forProcessors.has(product))) {
      throw new PlaidFailure(
        "INVALID_PRODUCT",
        `the Item has no product that ${processors[processor]} supports: ${JSON.stringify(item.products)}`,
      );
    }

    const made = {
      itemId: item.id,
      accountId: account.accountId,
      processor,
      madeBy: caller,
    };
    return { processor_token: addProcessorToken(state, made, now) };
  },
);
