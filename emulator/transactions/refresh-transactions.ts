import { calendar } from "../data/calendar";
import { changesByItself } from "../data/changes-by-itself";
import { habitsOf } from "../data/habits-of";
import { madeUpTransactions } from "../data/made-up-transactions";
import { money } from "../data/money";
import { itemAccounts, type LinkedAccount } from "../items/item-accounts";
import { appendChanges } from "../ledger/append-changes";
import type { LedgerChange, LedgerTransaction } from "../ledger/ledger";
import { postPending } from "../ledger/post-pending";
import { readLedger } from "../ledger/read-ledger";
import type { Item } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";

const RAISED_BY = 1;
const NEW_ONES = 2;
const LOOKED_AT_DAYS = 14;

/**
 * Asks the bank for what is new, as the sandbox has it for its changing users: everything pending
 * posts, one earlier amount rises by a dollar, and new pending transactions appear. `more` comes
 * on top. For other users nothing changes but that.
 */
export function refreshTransactions(
  state: State,
  item: Item,
  more: readonly LedgerChange[],
  now: number,
): Item {
  const ledger = state.ledgers.get(item.id);
  if (!ledger || !changesByItself(item.login)) return appendChanges(state, item, more, now);
  const refreshes = ledger.refreshes + 1;
  state.ledgers.set(item.id, { ...ledger, refreshes });

  const today = calendar.dayOf(now);
  const live = [...readLedger(state, item).live.values()];
  const pending = live.filter(({ postsOn }) => postsOn !== null);
  const oldest = live.find(({ postsOn, amount }) => postsOn === null && amount > 0);
  const raised: LedgerChange[] = oldest
    ? [{ op: "put", transaction: { ...oldest, amount: money(oldest.amount + RAISED_BY) } }]
    : [];
  const fresh = itemAccounts(item).flatMap((linked) =>
    freshPending(item, linked, refreshes, today),
  );
  return appendChanges(
    state,
    item,
    [...pending.flatMap((one) => postPending(one, today)), ...raised, ...fresh, ...more],
    now,
  );
}

/** New pending transactions of an account, of the kind its owner makes. */
function freshPending(
  item: Item,
  { account, bank }: LinkedAccount,
  refresh: number,
  today: string,
): LedgerChange[] {
  const from = calendar.plusDays(today, -LOOKED_AT_DAYS);
  const habits = { ...habitsOf(item.login.username, bank), routines: [] };
  const seed = `${account.accountId}:${refresh}`;
  const currency = bank.balances.iso_currency_code ?? "USD";
  return madeUpTransactions(seed, habits, { from, to: today }, currency)
    .slice(-NEW_ONES)
    .map(({ key, ...made }, index): LedgerChange => {
      const transaction: LedgerTransaction = {
        ...made,
        id: ids.derived(account.accountId, "refresh", refresh, index),
        accountId: account.accountId,
        pendingId: null,
        authorizedDate: today,
        date: today,
        postsOn: calendar.plusDays(today, 2),
      };
      return { op: "put", transaction };
    });
}
