const LOCALE = "en-US";

const formats = new Map<string, Intl.NumberFormat>();

/** ISO's codes. A formatter takes any three letters, and would round bitcoins to hundredths. */
const known = new Set(Intl.supportedValuesOf("currency"));

/**
 * An amount in its currency. Plaid's unofficial codes, which no formatter knows, follow the number;
 * an amount of an unknown currency is a number and no more.
 */
export function formatMoney(amount: number, currency: string | null): string {
  if (currency === null) return plain(amount);
  if (!known.has(currency)) return `${plain(amount)} ${currency}`;
  const format =
    formats.get(currency) ?? new Intl.NumberFormat(LOCALE, { style: "currency", currency });
  formats.set(currency, format);
  return format.format(amount);
}

const plain = (amount: number) =>
  new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 8 }).format(amount);
