const LOCALE = "en-US";

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
  const known = formatters.get(currency);
  if (known !== undefined) return known;
  const made = make(currency);
  if (formatters.size < 500) formatters.set(currency, made);
  return made;
}

function make(currency: string): Intl.NumberFormat | null {
  try {
    return new Intl.NumberFormat(LOCALE, { style: "currency", currency });
  } catch {
    return null;
  }
}
