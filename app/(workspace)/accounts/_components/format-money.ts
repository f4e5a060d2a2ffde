const LOCALE = "en-US";

/** ISO's codes. A formatter takes any three letters, and would round bitcoins to hundredths. */
const known = new Set(Intl.supportedValuesOf("currency"));

/** Making a formatter takes longer than rendering a row. There are as many as there are currencies. */
const formatters = new Map<string, Intl.NumberFormat | null>();

/**
 * An amount in its currency. Plaid's unofficial codes, which no formatter knows, follow the number;
 * an amount of an unknown currency is a number and no more.
 */
export function formatMoney(amount: number, currency: string | null): string {
  if (currency === null) return plain.format(amount);
  const formatter = formatterOf(currency);
  return formatter ? formatter.format(amount) : `${plain.format(amount)} ${currency}`;
}

const plain = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 8 });

function formatterOf(currency: string): Intl.NumberFormat | null {
  const kept = formatters.get(currency);
  if (kept !== undefined) return kept;
  const made = make(currency);
  if (formatters.size < 500) formatters.set(currency, made);
  return made;
}

function make(currency: string): Intl.NumberFormat | null {
  if (!known.has(currency)) return null;
  return new Intl.NumberFormat(LOCALE, { style: "currency", currency });
}
