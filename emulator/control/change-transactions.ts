import { z } from "zod";
import { calendar } from "../data/calendar";
import { describedBy } from "../data/described-by";
import { isRevoked } from "../items/is-revoked";
import { itemAccounts } from "../items/item-accounts";
import { appendChanges } from "../ledger/append-changes";
import type { LedgerChange, LedgerTransaction } from "../ledger/ledger";
import { readLedger } from "../ledger/read-ledger";
import type { Item } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { ControlRefusal } from "./control-refusal";

const day = z.iso.date();
const amount = z.number().min(-1e12).max(1e12);

/** What an Item's bank shall have done. Without an account a new one is the first account's; without a day it is today's. */
export const transactionChanges = z.strictObject({
  add: z
    .array(
      z.strictObject({
        account_id: z.string().optional(),
        amount,
        name: z.string().min(1),
        date: day.optional(),
        /** Pending until this day, on which it posts by itself. */
        posts_on: day.optional(),
      }),
    )
    .max(50_000)
    .default([]),
  change: z
    .array(
      z.strictObject({
        transaction_id: z.string(),
        amount: amount.optional(),
        name: z.string().min(1).optional(),
        date: day.optional(),
      }),
    )
    .default([]),
  /** Ids of those that shall be gone. */
  remove: z.array(z.string()).default([]),
  /** Waits with the changes until someone is between two pages of /transactions/sync. */
  mutateDuringPagination: z.boolean().default(false),
});

/** Changes an Item's transactions, now or between the next two pages of a sync. Answers the ids of those added. */
export function changeTransactions(
  state: State,
  itemId: string,
  input: z.output<typeof transactionChanges>,
  now: number,
): { added: string[] } {
  const item = state.items.get(itemId);
  if (!item || item.removedAt !== null) throw new ControlRefusal("there is no such Item");
  if (isRevoked(item)) throw new ControlRefusal("the app has no permission any more");
  const ledger = state.ledgers.get(itemId);
  if (!ledger) throw new ControlRefusal("the Item has no transactions yet");

  const added = input.add.map((one) => addedTransaction(item, one, now));
  const changes: LedgerChange[] = [
    ...added.map((transaction) => ({ op: "put", transaction }) as const),
    ...input.change.map((one) => changed(state, item, one)),
    ...input.remove.map((id) => ({ op: "remove", id: known(state, item, id).id }) as const),
  ];
  if (input.mutateDuringPagination) {
    const held = changes.length > 0 ? changes : [touchNewest(state, item)];
    state.ledgers.set(itemId, { ...ledger, held });
  } else {
    appendChanges(state, item, changes, now);
  }
  return { added: added.map(({ id }) => id) };
}

function addedTransaction(
  item: Item,
  one: z.output<typeof transactionChanges>["add"][number],
  now: number,
): LedgerTransaction {
  const account = itemAccounts(item).find(
    ({ account: { accountId } }) => !one.account_id || accountId === one.account_id,
  );
  if (!account) throw new ControlRefusal(`the Item has no account ${one.account_id ?? ""}`);
  const { iso_currency_code, unofficial_currency_code } = account.bank.balances;
  const date = one.date ?? calendar.dayOf(now);
  return {
    ...describedBy(one.name, one.amount),
    id: ids.item(),
    accountId: account.account.accountId,
    pendingId: null,
    authorizedDate: date,
    date,
    postsOn: one.posts_on ?? null,
    amount: one.amount,
    currency: iso_currency_code ?? unofficial_currency_code ?? "USD",
  };
}

function changed(
  state: State,
  item: Item,
  one: z.output<typeof transactionChanges>["change"][number],
): LedgerChange {
  const before = known(state, item, one.transaction_id);
  const amount = one.amount ?? before.amount;
  const described = one.name ? describedBy(one.name, amount) : {};
  return {
    op: "put",
    transaction: { ...before, ...described, amount, date: one.date ?? before.date },
  };
}

function known(state: State, item: Item, id: string): LedgerTransaction {
  const transaction = readLedger(state, item).live.get(id);
  if (!transaction) throw new ControlRefusal(`the Item has no transaction ${id}`);
  return transaction;
}

/** A change that shows nothing, as Plaid's own modifications often do. */
function touchNewest(state: State, item: Item): LedgerChange {
  const newest = [...readLedger(state, item).live.values()].at(-1);
  if (!newest) throw new ControlRefusal("the Item has no transaction to change");
  return { op: "put", transaction: newest };
}
