import { z } from "zod";
import { calendar } from "../data/calendar";
import { invests } from "../data/invests";
import type { Product } from "../data/products";
import { itemAccounts } from "../items/item-accounts";
import { itemError } from "../items/item-error";
import type { BankChanges, Item } from "../state/entities";
import { ControlRefusal } from "./control-refusal";
import type { EventOutcome, EventOutcomes } from "./event-outcome";
import { needsProduct } from "./needs-product";
import { whatChanged } from "./what-changed";

/** What changes of the data that the bank has; the API shows it from then on. */
export const dataEvent = z.discriminatedUnion("event", [
  /** The bank gave out new numbers for the accounts that have some. */
  z.strictObject({ event: z.literal("numbers_changed") }),
  /** The owner moved. */
  z.strictObject({ event: z.literal("identity_changed") }),
  /** Something was sold in each investment account, and something else bought. */
  z.strictObject({ event: z.literal("holdings_changed") }),
  /** A statement came for every card and loan, and asks for more. */
  z.strictObject({ event: z.literal("liabilities_changed") }),
  /** Interest was paid into the first investment account. */
  z.strictObject({ event: z.literal("investment_activity") }),
]);

/** What comes of each, or why it cannot happen to this Item. */
export const dataOutcomes: EventOutcomes<z.output<typeof dataEvent>> = {
  numbers_changed(item, now) {
    mustSee(item, "auth", now);
    const changed = after(item, { numbers: (item.bankChanges?.numbers ?? 0) + 1 });
    const updated = whatChanged.numbers(item, changed);
    need(updated, "numbers that are told");
    return told(changed, "AUTH", {
      account_ids_with_new_auth: [],
      account_ids_with_updated_auth: updated,
    });
  },
  identity_changed(item, now) {
    mustSee(item, "identity", now);
    const changed = after(item, { moves: (item.bankChanges?.moves ?? 0) + 1 });
    const updated = whatChanged.identity(item, changed);
    need(updated, "an owner");
    return told(changed, "IDENTITY", { account_ids_with_updated_identity: updated });
  },
  holdings_changed(item, now) {
    mustSee(item, "investments", now);
    const changed = after(item, { trades: (item.bankChanges?.trades ?? 0) + 1 });
    const updated_holdings = whatChanged.holdings(item, changed);
    if (updated_holdings === 0) throw new ControlRefusal("the Item holds nothing to trade with");
    return told(changed, "HOLDINGS", { new_holdings: 0, updated_holdings });
  },
  liabilities_changed(item, now) {
    mustSee(item, "liabilities", now);
    const today = calendar.dayOf(now);
    const changed = after(item, { statements: [...(item.bankChanges?.statements ?? []), today] });
    const updated = whatChanged.liabilities(item, changed, today);
    need(updated, "a debt that statements come for");
    return told(changed, "LIABILITIES", {
      account_ids_with_new_liabilities: [],
      account_ids_with_updated_liabilities: updated,
    });
  },
  investment_activity(item, now) {
    mustSee(item, "investments", now);
    const first = itemAccounts(item).find(({ bank }) => invests(bank));
    if (!first) throw new ControlRefusal("the Item has no account that invests");
    const paid = { key: first.account.key, on: calendar.dayOf(now) };
    const changed = after(item, { interest: [...(item.bankChanges?.interest ?? []), paid] });
    return told(changed, "INVESTMENTS_TRANSACTIONS", {
      new_investments_transactions: 1,
      cancelled_investments_transactions: 0,
    });
  },
};

/** Plaid learns of what the Item has a product for, while its login works. */
function mustSee(item: Item, product: Product, now: number): void {
  if (itemError(item, now) !== null) {
    throw new ControlRefusal("Plaid cannot learn of it, because the login is broken");
  }
  needsProduct(item, product);
}

const after = (item: Item, changes: BankChanges): Item => ({
  ...item,
  bankChanges: { ...item.bankChanges, ...changes },
});

const told = (item: Item, webhook_type: string, details: object): EventOutcome => ({
  item,
  webhook: { webhook_type, webhook_code: "DEFAULT_UPDATE", error: null, ...details },
});

function need(updated: object, what: string): void {
  if (Object.keys(updated).length === 0) {
    throw new ControlRefusal(`the Item has no account with ${what}`);
  }
}
