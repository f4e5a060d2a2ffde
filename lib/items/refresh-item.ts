import "server-only";
import type { ItemGetResponse } from "plaid";
import type { Viewer } from "@/lib/auth/viewer";
import type { ItemView } from "@/lib/contracts/items";
import { type ItemFacts, saveItemFacts } from "@/lib/data/item-facts";
import { getInstitution } from "@/lib/plaid/institution";
import { plaidCall } from "@/lib/plaid/plaid-call";
import type { CallContext } from "@/lib/plaid/recorder";
import { Problem } from "@/lib/problem";
import { withAccessToken } from "./access-token";
import { accountFacts } from "./account-facts";
import { errorOfItem, itemError } from "./error-of-item";

/**
 * Asks Plaid for an Item and its accounts, stores what it says, and answers the Item as it now
 * stands. An Item in error, or gone at Plaid, is a result and not a failure: it is marked so, and
 * its accounts stay as they were. Balances are those that Plaid has, however old; {@link readBalances}
 * asks the bank.
 *
 * @throws Problem when Plaid cannot be asked. The Item is left untouched then.
 */
export async function refreshItem(viewer: Viewer, itemId: string): Promise<ItemView> {
  const context = {
    userId: viewer.id,
    itemId,
    by: "lib/items/refresh-item.ts#refreshItem",
  } as const;
  const told = await errorOfItem(
    withAccessToken(viewer, itemId, async (access_token) => {
      const [item, accounts] = await Promise.all([
        errorOfItem(
          plaidCall(context, (client, options) => client.itemGet({ access_token }, options), {
            attempts: 3,
          }),
          { rethrow: "INVALID_ACCESS_TOKEN" },
        ),
        errorOfItem(
          plaidCall(context, (client, options) => client.accountsGet({ access_token }, options), {
            attempts: 3,
          }),
          { rethrow: "INVALID_ACCESS_TOKEN" },
        ),
      ]);
      return { item, accounts };
    }),
  );
  const item = told.answer?.item.answer;
  const error =
    told.error ?? told.answer.item.error ?? item?.item.error ?? told.answer.accounts.error;
  const facts: ItemFacts = {
    ...(item && (await factsOf(context, item))),
    error: error && itemError(error),
  };
  const accounts = told.answer?.accounts.answer?.accounts.map(accountFacts);
  return saveItemFacts(viewer, itemId, facts, accounts, { toldAt: item ? bankToldAt(item) : null });
}

/** When Plaid last heard from the bank, which is as old as the balances are that it has. */
function bankToldAt({ status }: ItemGetResponse): Date | null {
  const times = [status?.transactions, status?.investments]
    .map((product) => Date.parse(product?.last_successful_update ?? ""))
    .filter((time) => !Number.isNaN(time));
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}

async function factsOf(
  context: CallContext,
  { item }: ItemGetResponse,
): Promise<Omit<ItemFacts, "error">> {
  return {
    plaidInstitutionId: item.institution_id ?? null,
    products: item.products ?? [],
    consentedProducts: item.consented_products ?? [],
    webhookUrl: item.webhook || null,
    consentExpiresAt: item.consent_expiration_time ? new Date(item.consent_expiration_time) : null,
    ...(item.institution_name && { institutionName: item.institution_name }),
    ...(item.institution_id && (await institutionOf(context, item.institution_id))),
  };
}

/** Name and colour are decoration: without them an Item is still right, and keeps those it had. */
async function institutionOf(context: CallContext, institutionId: string) {
  try {
    const { name, color } = await getInstitution(context, institutionId);
    return { institutionName: name, ...(color && { institutionColor: color }) };
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    return {};
  }
}
