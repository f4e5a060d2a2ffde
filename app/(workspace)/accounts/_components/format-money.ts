const LOCALE = "en-US";

/** An amount in its currency. Plaid's unofficial codes, which no formatter knows, follow the number. */
export function formatMoney(amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat(LOCALE, { style: "currency", currency }).format(amount);
  } catch {
    return `${new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 8 }).format(amount)} ${currency}`;
  }
}
