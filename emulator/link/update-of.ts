import type { Item, LinkConfig } from "../state/entities";

/** Update mode of one Item, as a link token's configuration describes it. */
export const updateOf = (
  item: Item,
  { selectAccounts }: { selectAccounts: boolean },
): NonNullable<LinkConfig["update"]> => ({
  itemId: item.id,
  institutionId: item.institutionId,
  login: item.login,
  masks: item.accounts.map(({ key }) => key),
  products: item.products,
  selectAccounts,
});
