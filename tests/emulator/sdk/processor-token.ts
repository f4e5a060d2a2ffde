import { ProcessorTokenCreateRequestProcessorEnum } from "plaid";
import type { Plaid } from "./start-plaid";

/** A processor token for an account; for one of a new Item if none is named. */
export async function processorToken(
  { plaid, linkAccount }: Plaid,
  account?: { access_token: string; account_id: string },
): Promise<string> {
  const { data } = await plaid.processorTokenCreate({
    ...(account ?? (await linkAccount())),
    processor: ProcessorTokenCreateRequestProcessorEnum.Dwolla,
  });
  return data.processor_token;
}
