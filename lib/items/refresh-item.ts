import "server-only";
import type { AccountBase, ItemGetResponse, PlaidError } from "plaid";
import type { Viewer } from "@/lib/auth/viewer";
import type { ItemView } from "@/lib/contracts/items";
import { type AccountFacts, type ItemFacts, saveItemFacts } from "@/lib/data/items";
import { getInstitution } from "@/lib/plaid/institution";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { PlaidProblem } from "@/lib/plaid/problem";
import { withAccessToken } from "./access-token";

/**
 * Asks Plaid for an Item and its accounts, stores what it says, and answers the Item as it now
 * stands. An Item in error is a result, not a failure: its accounts stay as they were.
 *
 * @throws Problem when Plaid cannot be asked. The Item is left untouched then.
 */
export function refreshItem(viewer: Viewer, itemId: string): Promise<ItemView> {
  return withAccessToken(viewer, itemId, async (access_token) => {
    const context = { userId: viewer.id };
    const [answer, accounts] = await Promise.all([
      plaidCall(context, (client, options) => client.itemGet({ access_token }, options), {
        attempts: 3,
      }),
      plaidCall(context, (client, options) => client.accountsGet({ access_token }, options), {
        attempts: 3,
      }).then(
        (got) => ({ list: got.accounts, error: null }),
        (thrown: unknown) => {
          if (!isItemError(thrown)) throw thrown;
          return { list: undefined, error: thrown.error };
        },
      ),
    ]);
    const facts = await itemFacts(context, answer, accounts.error);
    return saveItemFacts(viewer, itemId, facts, accounts.list?.map(accountFacts));
  });
}

const isItemError = (thrown: unknown): thrown is PlaidProblem =>
  thrown instanceof PlaidProblem && thrown.code === "relink_required";

async function itemFacts(
  context: { userId: string },
  { item }: ItemGetResponse,
  accountsError: PlaidError | null,
): Promise<ItemFacts> {
  const institution = await institutionOf(context, item);
  const error = item.error ?? accountsError;
  return {
    plaidInstitutionId: item.institution_id ?? null,
    institutionName: institution.name,
    institutionColor: institution.color,
    products: item.products ?? [],
    webhookUrl: item.webhook || null,
    consentExpiresAt: item.consent_expiration_time ? new Date(item.consent_expiration_time) : null,
    error: error && {
      code: error.error_code,
      message: error.display_message ?? new PlaidProblem(error).message,
    },
  };
}

/** Name and colour are decoration: without them an Item is still right. */
async function institutionOf(context: { userId: string }, item: ItemGetResponse["item"]) {
  const fallback = { name: item.institution_name ?? null, color: null };
  if (!item.institution_id) return fallback;
  return getInstitution(context, item.institution_id).catch(() => fallback);
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
