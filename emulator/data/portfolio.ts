import type { BankAccount } from "./bank-account";
import type { CustomAccount } from "./custom-configuration";
import { money } from "./money";
import { randomFrom } from "./random-from";
import { cash, type KnownSecurity, securities } from "./securities";

/** How much of a security an account holds. */
export type KnownHolding = {
  readonly security: KnownSecurity;
  readonly quantity: number;
  readonly price: number;
  readonly value: number;
  readonly costBasis: number | null;
  readonly currency: string;
  /** The day the price is of; null for the day on which one asks. */
  readonly asOf: string | null;
};

const shares = [0.4, 0.25, 0.15];

/** What an investment account holds: what a custom user says, or securities and cash that make up its balance. */
export function portfolio(
  account: BankAccount,
  custom: CustomAccount | null,
  seed: string,
): KnownHolding[] {
  const currency = account.balances.iso_currency_code ?? "USD";
  if (custom?.holdings) return custom.holdings.map((holding) => configured(holding, currency));

  const total = account.balances.current ?? 0;
  const random = randomFrom(`${seed}:${account.key}`);
  const first = Math.floor(random() * securities.length);
  const held = shares.flatMap((share, index): KnownHolding[] => {
    const security = securities[(first + index) % securities.length];
    if (!security) return [];
    const quantity = Math.floor(((total * share) / security.price) * 1000) / 1000;
    const value = money(quantity * security.price);
    const costBasis = money(value * (0.7 + random() * 0.5));
    return [{ security, quantity, price: security.price, value, costBasis, currency, asOf: null }];
  });
  const rest = Math.round((total - held.reduce((sum, { value }) => sum + value, 0)) * 1e4) / 1e4;
  return [
    ...held,
    {
      security: cash,
      quantity: rest,
      price: 1,
      value: rest,
      costBasis: rest,
      currency,
      asOf: null,
    },
  ];
}

function configured(
  holding: NonNullable<CustomAccount["holdings"]>[number],
  accountCurrency: string,
): KnownHolding {
  const { institution_price: price, quantity } = holding;
  return {
    security: customSecurity(holding.security, price),
    quantity,
    price,
    value: money(price * quantity),
    costBasis: holding.cost_basis ?? null,
    currency: holding.currency ?? holding.security.currency ?? accountCurrency,
    asOf: holding.institution_price_as_of ?? null,
  };
}

/** A security a custom user made up, or one of those known by its ticker. */
export function customSecurity(
  { ticker_symbol, name, isin, cusip }: NonNullable<CustomAccount["holdings"]>[number]["security"],
  price: number,
): KnownSecurity {
  const known = securities.find(({ ticker }) => ticker === ticker_symbol);
  if (known) return { ...known, price };
  return {
    ticker: ticker_symbol ?? name ?? isin ?? cusip ?? "CUSTOM",
    name: name ?? ticker_symbol ?? "Custom security",
    type: "equity",
    price,
    isin: isin ?? null,
    cusip: cusip ?? null,
    sector: null,
    industry: null,
    exchange: null,
  };
}
