import type { AccountSum } from "@/lib/contracts/items";

/** What somebody has and owes in one currency. */
export type Totals = {
  currency: string;
  cash: number;
  investments: number;
  /** Accounts of a type that is none of the others. */
  other: number;
  creditOwed: number;
  loansOwed: number;
  net: number;
  /** Accounts without any balance, which no sum includes. */
  unknown: number;
};

const empty = (currency: string): Totals => ({
  currency,
  cash: 0,
  investments: 0,
  other: 0,
  creditOwed: 0,
  loansOwed: 0,
  net: 0,
  unknown: 0,
});

/**
 * What is held and owed, one result a currency, the one with most accounts first. Accounts of an
 * unknown currency are in none of the results.
 */
export function totalsByCurrency(sums: AccountSum[]): Totals[] {
  const byCurrency = new Map<string, AccountSum[]>();
  for (const sum of sums) {
    if (sum.currency === null) continue;
    byCurrency.set(sum.currency, [...(byCurrency.get(sum.currency) ?? []), sum]);
  }
  const accountsOf = (list: AccountSum[]) =>
    list.reduce((count, { accounts }) => count + accounts, 0);
  return [...byCurrency]
    .sort(([, a], [, b]) => accountsOf(b) - accountsOf(a))
    .map(([currency, list]) => list.reduce(add, empty(currency)));
}

function add(totals: Totals, { type, amount, unknown }: AccountSum): Totals {
  const isOwed = type === "credit" || type === "loan";
  const key = keyOf(type);
  return {
    ...totals,
    [key]: totals[key] + amount,
    net: totals.net + (isOwed ? -amount : amount),
    unknown: totals.unknown + unknown,
  };
}

function keyOf(type: string) {
  switch (type) {
    case "depository":
      return "cash";
    case "credit":
      return "creditOwed";
    case "loan":
      return "loansOwed";
    case "investment":
    case "brokerage":
      return "investments";
    default:
      return "other";
  }
}
