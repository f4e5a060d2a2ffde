import type { TransactionStream } from "plaid";
import { calendar } from "../data/calendar";
import { currencyCodes } from "../data/currency-codes";
import { money } from "../data/money";
import type { LedgerTransaction } from "../ledger/ledger";
import { ids } from "../state/ids";
import type { Wire } from "../wire";
import { transactionAnswer } from "./transaction-answer";

const FEWEST = 3;
const EARLY_UNTIL = 4;

const rhythms = [
  { frequency: "WEEKLY", days: 7, slack: 1 },
  { frequency: "BIWEEKLY", days: 14, slack: 1 },
  { frequency: "SEMI_MONTHLY", days: 15.2, slack: 2.5 },
  { frequency: "MONTHLY", days: 30.4, slack: 3 },
  { frequency: "ANNUALLY", days: 365, slack: 8 },
] as const;

/** The payments that come back in an account's transactions: those of one name, at least three, at even distances. */
export function recurringStreams(
  transactions: readonly LedgerTransaction[],
  today: string,
): Wire<TransactionStream>[] {
  const groups = new Map<string, LedgerTransaction[]>();
  for (const transaction of transactions) {
    const { accountId, amount, merchant, name, category } = transaction;
    const key = [accountId, amount > 0, merchant ?? name.replace(/\d+/g, ""), category].join(":");
    groups.set(key, [...(groups.get(key) ?? []), transaction]);
  }
  return [...groups].flatMap(([key, group]) => streamOf(key, group, today) ?? []);
}

function streamOf(
  key: string,
  group: readonly LedgerTransaction[],
  today: string,
): Wire<TransactionStream> | null {
  const ordered = group.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const [first, last] = [ordered[0], ordered.at(-1)];
  const rhythm = rhythmOf(ordered.map(({ date }) => calendar.toNumber(date)));
  if (!first || !last || !rhythm) return null;

  const shown = transactionAnswer(last);
  const since = calendar.toNumber(today) - calendar.toNumber(last.date);
  const isActive = since <= rhythm.days + 2 * rhythm.slack;
  const sum = ordered.reduce((total, { amount }) => total + amount, 0);
  const amountOf = (amount: number) => ({ amount: money(amount), ...currencyCodes(last.currency) });
  return {
    account_id: last.accountId,
    stream_id: ids.derived("stream", key),
    category: shown.category ?? null,
    category_id: shown.category_id ?? null,
    description: last.name,
    merchant_name: last.merchant,
    first_date: first.date,
    last_date: last.date,
    predicted_next_date: isActive ? calendar.plusDays(last.date, Math.round(rhythm.days)) : null,
    frequency: rhythm.frequency,
    transaction_ids: ordered.map(({ id }) => id).reverse(),
    average_amount: amountOf(sum / ordered.length),
    last_amount: amountOf(last.amount),
    is_active: isActive,
    status: !isActive ? "TOMBSTONED" : ordered.length < EARLY_UNTIL ? "EARLY_DETECTION" : "MATURE",
    personal_finance_category: shown.personal_finance_category ?? null,
    is_user_modified: false,
  };
}

/** The rhythm of a sequence of days, if every distance between neighbours keeps it. */
function rhythmOf(days: readonly number[]) {
  if (days.length < FEWEST) return null;
  const distances = days.slice(1).map((day, index) => day - (days[index] ?? day));
  return (
    rhythms.find((rhythm) =>
      distances.every((distance) => Math.abs(distance - rhythm.days) <= rhythm.slack),
    ) ?? null
  );
}
