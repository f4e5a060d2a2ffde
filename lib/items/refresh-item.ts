import "server-only";
import type { AccountBase, ItemGetResponse } from "plaid";
import type { Viewer } from "@/lib/auth/viewer";
import type { ItemView } from "@/lib/contracts/items";
import { type AccountFacts, type ItemFacts, saveItemFacts } from "@/lib/data/item-facts";
import { getInstitution } from "@/lib/plaid/institution";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { PlaidProblem } from "@/lib/plaid/problem";
import { Problem } from "@/lib/problem";
import { withAccessToken } from "./access-token";
import { isAboutItem } from "./is-about-item";

/**
 * Asks Plaid for an Item and its accounts, stores what it says, and answers the Item as it now
 * stands. An Item in error, or gone at Plaid, is a result and not a failure: it is marked so, and
 * its accounts stay as they were.
 *
 * @throws Problem when Plaid cannot be asked. The Item is left untouched then.
 */
export function refreshItem(viewer: Viewer, itemId: string): Promise<ItemView> {
  return withAccessToken(viewer, itemId, async (access_token) => {
    const context = { userId: viewer.id };
    const [item, accounts] = await Promise.all([
      orError(
        plaidCall(context, (client, options) => client.itemGet({ access_token }, options), {
          attempts: 3,
        }),
      ),
      orError(
        plaidCall(context, (client, options) => client.accountsGet({ access_token }, options), {
          attempts: 3,
        }),
      ),
    ]);
    const error = item.error ?? item.answer?.item.error ?? accounts.error;
    const facts: ItemFacts = {
      ...(item.answer && (await factsOf(context, item.answer))),
      error: error && { code: error.error_code, message: new PlaidProblem(error).message },
    };
    return saveItemFacts(viewer, itemId, facts, accounts.answer?.accounts.map(accountFacts));
  });
}

/** The answer of a call, or the error that Plaid has on the Item. Any other failure is thrown. */
async function orError<Answer>(call: Promise<Answer>) {
  try {
    return { answer: await call, error: null };
  } catch (thrown) {
    if (!isAboutItem(thrown)) throw thrown;
    return { answer: null, error: thrown.error };
  }
}

async function factsOf(
  context: { userId: string },
  { item }: ItemGetResponse,
): Promise<Omit<ItemFacts, "error">> {
  return {
    plaidInstitutionId: item.institution_id ?? null,
    products: item.products ?? [],
    webhookUrl: item.webhook || null,
    consentExpiresAt: item.consent_expiration_time ? new Date(item.consent_expiration_time) : null,
    ...(item.institution_name && { institutionName: item.institution_name }),
    ...(item.institution_id && (await institutionOf(context, item.institution_id))),
  };
}

/** Name and colour are decoration: without them an Item is still right, and keeps those it had. */
async function institutionOf(context: { userId: string }, institutionId: string) {
  try {
    const { name, color } = await getInstitution(context, institutionId);
    return { institutionName: name, ...(color && { institutionColor: color }) };
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    return {};
  }
}

const accountFacts = (account: AccountBase): AccountFacts => ({
  plaidAccountId: account.account_id,
  persistentAccountId: account.persistent_account_id ?? null,
  name: account.name,
  officialName: account.official_name,
  mask: account.mask,
  type: account.type,
  subtype: account.subtype,
  availableBalance: account.balances.available,
  currentBalance: account.balances.current,
  limitAmount: account.balances.limit,
  isoCurrencyCode: account.balances.iso_currency_code,
  unofficialCurrency: account.balances.unofficial_currency_code,
});
