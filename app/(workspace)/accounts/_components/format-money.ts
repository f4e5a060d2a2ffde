const LOCALE = "en-US";

/**
 * An amount in its currency. Plaid's unofficial codes, which no formatter knows, follow the number;
 * an amount of an unknown currency is a number and no more.
 */
export function formatMoney(amount: number, currency: string | null): string {
  if (currency === null) return plain(amount);
  try {
    return new Intl.NumberFormat(LOCALE, { style: "currency", currency }).format(amount);
  } catch {
    return `${plain(amount)} ${currency}`;
  }
}

const plain = (amount: number) =>
  new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 8 }).format(amount);
