import "server-only";
import type { ProcessorTokenCreateRequestProcessorEnum } from "plaid";
import type { Viewer } from "@/lib/auth/viewer";
import type { Processor } from "@/lib/contracts/processors";
import type { AccountToHandOff } from "@/lib/data/accounts-to-hand-off";
import { saveItemFacts } from "@/lib/data/item-facts";
import { withAccessToken } from "@/lib/items/access-token";
import { errorOfItem, itemError } from "@/lib/items/error-of-item";
import { enqueue } from "@/lib/jobs/enqueue";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { PlaidProblem } from "@/lib/plaid/problem";
import type { CallContext } from "@/lib/plaid/recorder";
import { Problem } from "@/lib/problem";
import { refusedToken } from "./refused-token";

/**
 * Has Plaid make a token by which a partner can read one account, and answers it. An error of the
 * account's Item is noted, as wherever it is met.
 *
 * @param processorTokenId what the token will be stored as, for the record of the calls.
 * @throws Problem `relink_required`, `account_unavailable`, `processor_not_enabled` or Plaid's refusal.
 */
export async function askForToken(
  viewer: Viewer,
  processorTokenId: string,
  account: AccountToHandOff,
  processor: Processor,
): Promise<string> {
  const context = {
    userId: viewer.id,
    processorTokenId,
    by: "lib/processors/ask-for-token.ts#askForToken",
  } as const;
  const { item, plaidAccountId: account_id } = account;
  const made = withAccessToken(viewer, item.id, async (access_token) => {
    await addAuth(viewer, account, context, access_token);
    return makeToken(context, { access_token, account_id }, processor);
  });
  const told = await errorOfItem(made).catch(async (thrown: unknown) => {
    if (!(thrown instanceof PlaidProblem)) throw thrown;
    const refused = refusedToken(thrown, processor);
    if (refused.code === "account_unavailable") {
      await enqueue("item.read", { userId: viewer.id, itemId: item.id });
    }
    throw refused;
  });
  if (told.error === null) return told.answer;
  const error = itemError(told.error);
  await saveItemFacts(viewer, item.id, { error }, undefined);
  throw new Problem("relink_required", error.message);
}

/** Plaid's answers for a bank that has no account numbers to give. Not every partner needs them. */
const WITHOUT_AUTH = new Set([
  "ADDITIONAL_CONSENT_REQUIRED",
  "ACCESS_NOT_GRANTED",
  "PRODUCTS_NOT_SUPPORTED",
  "NO_AUTH_ACCOUNTS",
  "PRODUCT_NOT_READY",
]);

/**
 * Adds Auth to an Item that was linked without it, by asking for it once: a partner reads account
 * numbers only where the app that linked the bank has them too.
 */
async function addAuth(
  viewer: Viewer,
  { item, plaidAccountId }: AccountToHandOff,
  context: CallContext,
  access_token: string,
): Promise<void> {
  if (item.products.includes("auth")) return;
  try {
    const options = { account_ids: [plaidAccountId] };
    const { item: facts } = await plaidCall(
      context,
      (client, callOptions) => client.authGet({ access_token, options }, callOptions),
      { attempts: 2 },
    );
    await saveItemFacts(viewer, item.id, { products: facts.products, error: null }, undefined);
  } catch (thrown) {
    const isWithout = thrown instanceof PlaidProblem && WITHOUT_AUTH.has(thrown.errorCode);
    if (!isWithout) throw thrown;
  }
}

/** Not made again by itself when no answer comes: each call makes another token. */
async function makeToken(
  context: CallContext,
  account: { access_token: string; account_id: string },
  processor: Processor,
): Promise<string> {
  if (processor === "stripe") {
    const { stripe_bank_account_token } = await plaidCall(context, (client, options) =>
      client.processorStripeBankAccountTokenCreate(account, options),
    );
    return stripe_bank_account_token;
  }
  const request = { ...account, processor: processor as ProcessorTokenCreateRequestProcessorEnum };
  const { processor_token } = await plaidCall(context, (client, options) =>
    client.processorTokenCreate(request, options),
  );
  return processor_token;
}
