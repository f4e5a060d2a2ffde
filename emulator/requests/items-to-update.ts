import { requireItem } from "../items/require-item";
import { PlaidFailure } from "../plaid-failure";
import type { Item, LinkConfig, User } from "../state/entities";
import type { State } from "../state/state";
import type { LinkTokenRequest } from "./link-token-create-rules";

/** Update mode is for one Item, or for one of several, which is chosen when Link opens. */
export function itemsToUpdate(
  state: State,
  request: LinkTokenRequest,
  user: User | null,
): { item: Item | null; updateAny: LinkConfig["updateAny"] } {
  const { access_token, access_tokens, update } = request;
  const selectAccounts = update?.account_selection_enabled === true;
  const item = access_token ? requireItem(state, access_token) : null;
  if (access_tokens) {
    const itemIds = access_tokens.map((token) => requireItem(state, token).id);
    return { item, updateAny: { itemIds, selectAccounts } };
  }
  if (!update?.user || !user) return { item, updateAny: null };

  const itemIds = update.item_ids?.length ? update.item_ids : null;
  if (itemIds?.some((id) => !user.itemIds.includes(id))) {
    throw new PlaidFailure("INVALID_FIELD", "update.item_ids must be ids of the user's Items");
  }
  if (user.itemIds.length === 0) {
    throw new PlaidFailure(
      "INVALID_FIELD",
      "update.user must not be given for a user without Items",
    );
  }
  return { item, updateAny: { itemIds, selectAccounts } };
}
