import { z } from "zod";
import { isRevoked } from "../items/is-revoked";
import type { Item } from "../state/entities";
import type { State } from "../state/state";
import { followAccounts } from "../transactions/extract-transactions";
import { announce } from "../webhooks/announce";
import { ControlRefusal } from "./control-refusal";
import { dataEvent, dataEventOutcome } from "./data-event";
import { itemEvent, itemEventOutcome } from "./item-event";
import { plaidEvent, plaidEventOutcome } from "./plaid-event";

/** Something that happens to an Item at its bank, or at Plaid, without the app's doing. */
export const bankEvent = z.discriminatedUnion("event", [itemEvent, dataEvent, plaidEvent]);

type BankEvent = z.output<typeof bankEvent>;

/** Lets it happen: the Item is different from then on, and its webhook tells so. Refused where it cannot happen to this Item. */
export function bringAbout(state: State, item: Item, happening: BankEvent, now: number): void {
  if (item.removedAt !== null) throw new ControlRefusal("the Item is removed");
  if (isRevoked(item)) throw new ControlRefusal("the app has no permission any more");
  const { item: changed, webhook } = outcomeOf(item, happening, now);
  state.items.set(item.id, changed);
  announce(state, now, changed.webhook, { item_id: changed.id, ...webhook });
  followAccounts(state, changed, item.accounts, now);
}

function outcomeOf(item: Item, happening: BankEvent, now: number) {
  if (isOf(itemEvent, happening)) return itemEventOutcome(item, happening, now);
  if (isOf(dataEvent, happening)) return dataEventOutcome(item, happening, now);
  return plaidEventOutcome(item, happening, now);
}

const isOf = <Kind extends z.ZodType<BankEvent>>(
  kind: Kind,
  happening: BankEvent,
): happening is z.output<Kind> & BankEvent => kind.safeParse(happening).success;
