import type { BankAccount } from "./bank-account";
import { digitsFrom } from "./digits-from";

const leadingDigits: Partial<Record<string, number>> = { US: 12, CA: 8, GB: 4 };

/**
 * The numbers of an account, by the names that custom users have for them, once its bank has given
 * out new ones `times` times. The end of the account number stays, which is what its mask shows.
 */
export function renewedNumbers(
  { key }: BankAccount,
  { country, tail, times }: { country: string; tail: string; times: number },
): { account: string; ach_routing: string } {
  const leading = digitsFrom(`${key}:numbers:${times}`, leadingDigits[country] ?? 7);
  return {
    account: `${leading}${tail}`,
    ach_routing: withCheckDigit(`0114${digitsFrom(`routing:${times}`, 4)}`),
  };
}

/** The eight digits of an American routing number with the ninth, which makes a mistake show. */
function withCheckDigit(eight: string): string {
  const weights = [3, 7, 1];
  const sum = [...eight].reduce(
    (all, digit, at) => all + Number(digit) * (weights[at % 3] ?? 0),
    0,
  );
  return `${eight}${(10 - (sum % 10)) % 10}`;
}
