import type { AccountView } from "@/lib/contracts/items";

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
 * Sums up accounts, one result a currency, the one with most accounts first. The current balance
 * counts; where a bank tells only the available one, that stands in for what is held, never for
 * what is owed. Accounts of an unknown currency are in none of the results.
 */
export function totalsByCurrency(accounts: AccountView[]): Totals[] {
  const byCurrency = new Map<string, AccountView[]>();
  for (const account of accounts) {
    const { currency } = account;
    if (currency === null) continue;
    byCurrency.set(currency, [...(byCurrency.get(currency) ?? []), account]);
  }
  return [...byCurrency]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([currency, list]) => list.reduce(add, empty(currency)));
}

function add(totals: Totals, { type, current, available }: AccountView): Totals {
  const isOwed = type === "credit" || type === "loan";
  const amount = current ?? (isOwed ? null : available);
  if (amount === null) return { ...totals, unknown: totals.unknown + 1 };
  const key = keyOf(type);
  return {
    ...totals,
    [key]: totals[key] + amount,
    net: totals.net + (isOwed ? -amount : amount),
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
