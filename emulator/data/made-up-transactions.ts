import type { BankTransaction } from "./bank-transaction";
import { calendar } from "./calendar";
import { merchants } from "./merchants";
import { money } from "./money";
import { randomFrom } from "./random-from";
import type { Habit, Routine, SpendingHabits } from "./spending-habits";

/**
 * Plausible transactions between two days, oldest first. What happens on a day follows from the
 * seed and that day alone, so any two stretches of time agree where they overlap.
 */
export function madeUpTransactions(
  seed: string,
  { routines, habits }: SpendingHabits,
  { from, to }: { from: string; to: string },
  currency: string,
): BankTransaction[] {
  const transactions: BankTransaction[] = [];
  const last = calendar.toNumber(to);
  for (let number = calendar.toNumber(from); number <= last; number += 1) {
    const date = calendar.fromNumber(number);
    const random = randomFrom(`${seed}:${date}`);
    const add = (
      made: Omit<BankTransaction, "key" | "date" | "authorizedDate" | "postsOn" | "currency">,
    ) =>
      transactions.push({
        ...made,
        key: `${seed.endsWith(":") ? "habit" : "day"}:${date}:${countOn(transactions, date)}`,
        date,
        authorizedDate: made.channel === "other" ? date : calendar.plusDays(date, -1),
        postsOn: null,
        currency,
      });
    for (const routine of routines) {
      const varied = 1 + (random() * 2 - 1) * (routine.varies ?? 0);
      if (isDay(routine, number, date)) add(routineTransaction(routine, varied));
    }
    for (const habit of habits) {
      const [happens, which, howMuch] = [random(), random(), random()];
      if (happens < habit.perWeek / 7) add(habitTransaction(habit, which, howMuch));
    }
  }
  return transactions;
}

function countOn(transactions: readonly BankTransaction[], date: string): number {
  let count = 0;
  while (transactions.at(-1 - count)?.date === date) count += 1;
  return count;
}

const isDay = (routine: Routine, number: number, date: string) =>
  "onDays" in routine
    ? routine.onDays.includes(Number(date.slice(8)))
    : number % routine.everyDays === 0;

const routineTransaction = ({ name, merchant, category, amount }: Routine, varied: number) => ({
  name,
  merchant,
  category,
  amount: money(amount * varied),
  channel: merchants.get(merchant ?? "")?.channel ?? ("other" as const),
  storeNumber: null,
});

function habitTransaction(
  { merchants: names, least, most }: Habit,
  which: number,
  howMuch: number,
) {
  const name = names[Math.floor(which * names.length)] ?? "";
  const merchant = merchants.get(name);
  const channel = merchant?.channel ?? "other";
  return {
    name,
    merchant: name,
    category: merchant?.category ?? "GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE",
    // Small sums are more frequent than large ones.
    amount: money(least + howMuch ** 2 * (most - least)),
    channel,
    storeNumber: channel === "in store" ? String(100 + Math.floor(which * 900)) : null,
  };
}
