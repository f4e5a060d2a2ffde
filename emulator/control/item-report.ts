import { findInstitution } from "../data/find-institution";
import { consentExpiry } from "../items/consent-expiry";
import { itemAccounts } from "../items/item-accounts";
import { itemError } from "../items/item-error";
import { masked } from "../masked";
import type { Item } from "../state/entities";
import type { State } from "../state/state";

/** What there is to know of an Item, fit to be shown: its tokens are shortened, its password is left out. */
export type ItemReport = ReturnType<typeof itemReport>;

/** Reports on an Item as it is at a moment. A removed one is reported too, with when it was removed. */
export function itemReport(state: State, item: Item, now: number) {
  const consentEnds = consentExpiry(item);
  return {
    item_id: item.id,
    access_token: shortened(item.accessToken),
    institution_id: item.institutionId,
    institution_name: findInstitution(item.institutionId)?.name ?? null,
    username: item.login.username,
    user_id: item.userId,
    products: [...item.products],
    consented_products: [...item.consentedProducts],
    webhook: item.webhook,
    error_code: item.removedAt === null ? itemError(item, now) : null,
    accounts: itemAccounts(item).map(({ account, bank }) => ({
      account_id: account.accountId,
      name: bank.name,
      mask: bank.mask,
      type: bank.type,
      subtype: bank.subtype,
      balance: bank.balances.current,
      currency: bank.balances.iso_currency_code ?? bank.balances.unofficial_currency_code,
      verification_status: account.verification?.status ?? null,
    })),
    processor_tokens: processorTokens(state, item),
    transactions: item.transactions?.stage ?? null,
    created_at: iso(item.createdAt),
    signed_in_at: iso(item.signedInAt),
    consent_ends_at: consentEnds === null ? null : iso(consentEnds),
    disconnects_at: item.disconnectsAt === null ? null : iso(item.disconnectsAt),
    removed_at: item.removedAt === null ? null : iso(item.removedAt),
  };
}

function processorTokens(state: State, item: Item) {
  return (state.itemProcessorTokens.get(item.id) ?? []).flatMap((id) => {
    const token = state.processorTokens.get(id);
    if (!token) return [];
    const { accountId: account_id, permissions, processor } = token;
    return [{ token: shortened(id), processor, account_id, permissions: [...permissions] }];
  });
}

const iso = (at: number) => new Date(at).toISOString();
const shortened = (token: string) => String(masked(token));
