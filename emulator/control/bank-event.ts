import { z } from "zod";
import { isRevoked } from "../items/is-revoked";
import type { Item } from "../state/entities";
import type { State } from "../state/state";
import { followAccounts } from "../transactions/extract-transactions";
import { announce } from "../webhooks/announce";
import { ControlRefusal } from "./control-refusal";
import { dataEvent, dataOutcomes } from "./data-event";
import type { EventOutcome } from "./event-outcome";
import { itemEvent, itemOutcomes } from "./item-event";
import { plaidEvent, plaidOutcomes } from "./plaid-event";

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

type Happenings = { [One in BankEvent as One["event"]]: One };

/** An event by its name, in the form in which the compiler sees that it goes to its own outcome. */
type Happening<Name extends keyof Happenings> = {
  [One in Name]: { event: One } & Happenings[One];
}[Name];

const outcomes: {
  [Name in keyof Happenings]: (item: Item, now: number, happening: Happening<Name>) => EventOutcome;
} = { ...itemOutcomes, ...dataOutcomes, ...plaidOutcomes };

const outcomeOf = <Name extends keyof Happenings>(
  item: Item,
  happening: Happening<Name>,
  now: number,
) => outcomes[happening.event](item, now, happening);
