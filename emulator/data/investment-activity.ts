import type { InvestmentTransaction } from "plaid";
import type { Wire } from "../wire";
import { calendar } from "./calendar";
import type { CustomAccount } from "./custom-configuration";
import { money } from "./money";
import { customSecurity, type KnownHolding } from "./portfolio";
import { cash, type KnownSecurity } from "./securities";

/** A movement in an investment account as its bank knows it. Cash that leaves is positive. */
export type KnownActivity = {
  readonly key: string;
  readonly date: string;
  readonly name: string;
  readonly security: KnownSecurity | null;
  readonly quantity: number;
  readonly price: number;
  readonly amount: number;
  readonly fees: number;
  readonly type: Wire<InvestmentTransaction["type"]>;
  readonly subtype: Wire<InvestmentTransaction["subtype"]>;
  readonly currency: string;
};

/** What happened in an investment account between two days, oldest first: contributions and purchases each month, dividends each quarter, a fee each year. */
export function investmentActivity(
  holdings: readonly KnownHolding[],
  custom: CustomAccount | null,
  { from, to }: { from: string; to: string },
): KnownActivity[] {
  if (custom?.investment_transactions) {
    return custom.investment_transactions
      .map((one, index) => configured(one, index, custom.currency ?? "USD"))
      .filter(({ date }) => date >= from && date <= to)
      .sort((a, b) => (a.date < b.date ? -1 : 1));
  }
  const [main] = holdings.filter(({ security }) => security.type !== "cash");
  if (!main) return [];
  const activity: KnownActivity[] = [];
  for (let number = calendar.toNumber(from); number <= calendar.toNumber(to); number += 1) {
    const made = onDay(main, calendar.fromNumber(number));
    if (made) activity.push(made);
  }
  return activity;
}

function onDay({ security, value, currency }: KnownHolding, date: string): KnownActivity | null {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))];
  const monthly = money(Math.max(value / 60, 5));
  const base = { key: date, date, currency, fees: 0, quantity: 0, price: 0 };
  if (day === 3) {
    const name = "CONTRIBUTION";
    return {
      ...base,
      name,
      security: cash,
      quantity: -monthly,
      price: 1,
      amount: -monthly,
      type: "cash",
      subtype: "contribution",
    };
  }
  if (day === 4) {
    const quantity = Math.round((monthly / security.price) * 1e4) / 1e4;
    const name = `BUY ${security.name}`;
    return {
      ...base,
      name,
      security,
      quantity,
      price: security.price,
      amount: money(quantity * security.price),
      type: "buy",
      subtype: "buy",
    };
  }
  if (day === 15 && month % 3 === 0) {
    const amount = -money(value * 0.005);
    return {
      ...base,
      name: `DIVIDEND ${security.name}`,
      security,
      amount,
      type: "cash",
      subtype: "dividend",
    };
  }
  if (day === 30 && month === 12) {
    return {
      ...base,
      name: "ACCOUNT FEE",
      security: null,
      amount: 7.5,
      fees: 7.5,
      type: "fee",
      subtype: "account fee",
    };
  }
  return null;
}

const kinds: Partial<Record<string, Pick<KnownActivity, "type" | "subtype">>> = {
  sell: { type: "sell", subtype: "sell" },
  cash: { type: "cash", subtype: "deposit" },
  fee: { type: "fee", subtype: "miscellaneous fee" },
  transfer: { type: "transfer", subtype: "transfer" },
  cancel: { type: "cancel", subtype: "trade" },
};

function configured(
  one: NonNullable<CustomAccount["investment_transactions"]>[number],
  index: number,
  currency: string,
): KnownActivity {
  const kind = kinds[one.type ?? "buy"] ?? { type: "buy", subtype: "buy" };
  return {
    ...kind,
    key: `custom:${index}`,
    date: one.date,
    name: one.name,
    security: one.security ? customSecurity(one.security, one.price) : null,
    quantity: one.quantity,
    price: one.price,
    amount: money(one.quantity * one.price),
    fees: one.fees ?? 0,
    currency: one.currency ?? currency,
  };
}
