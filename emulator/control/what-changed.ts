import { invests } from "../data/invests";
import { accountHoldings } from "../items/account-holdings";
import { accountsTold } from "../items/accounts-told";
import { identityAnswer } from "../items/identity-answer";
import { itemAccounts } from "../items/item-accounts";
import { liabilitiesAnswer } from "../items/liabilities-answer";
import { numbersAnswer } from "../items/numbers-answer";
import type { Item } from "../state/entities";

/** By account id, what of it has changed. */
type Updates = Record<string, string[]>;

/** What of an Item's data is different in another state of the Item, as Plaid's webhooks tell it. Both have the same accounts. */
export const whatChanged = {
  numbers(before: Item, now: Item): Updates {
    const [then, since] = [before, now].map((item) =>
      Object.values(numbersAnswer(item, accountsTold(itemAccounts(item)))).flat(),
    );
    return differences(then, since, (field) =>
      field === "routing" ? "ROUTING_NUMBER" : "ACCOUNT_NUMBER",
    );
  },
  identity(before: Item, now: Item): Updates {
    const [then, since] = [before, now].map((item) =>
      itemAccounts(item).map((linked) => {
        const { account_id, owners } = identityAnswer(item, linked);
        return { account_id, addresses: owners.map(({ addresses }) => addresses) };
      }),
    );
    return differences(then, since, () => "ADDRESSES");
  },
  liabilities(before: Item, now: Item, today: string): Updates {
    const [then, since] = [before, now].map((item) => {
      const owed = liabilitiesAnswer(item, itemAccounts(item), today);
      return [...(owed?.credit ?? []), ...(owed?.mortgage ?? []), ...(owed?.student ?? [])];
    });
    return differences(then, since, (field) => field);
  },
  /** How many holdings there are more or less of. */
  holdings(before: Item, now: Item): number {
    const [then = [], since = []] = [before, now].map((item) =>
      itemAccounts(item)
        .filter(({ bank }) => invests(bank))
        .flatMap((linked) => accountHoldings(item, linked)),
    );
    return since.filter(({ quantity }, index) => quantity !== then[index]?.quantity).length;
  },
};

type Told = { account_id: string | null };

/** The fields that differ, in their order, each under the name that a webhook has for it. */
function differences(
  then: readonly Told[] = [],
  since: readonly Told[] = [],
  nameOf: (field: string) => string,
): Updates {
  const updates: Updates = {};
  for (const [index, one] of since.entries()) {
    const known = new Map(Object.entries(then[index] ?? {}));
    const fields = Object.entries(one).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(known.get(field)),
    );
    const names = fields.map(([field]) => nameOf(field));
    if (one.account_id === null || names.length === 0) continue;
    updates[one.account_id] = [...new Set([...(updates[one.account_id] ?? []), ...names])];
  }
  return updates;
}
