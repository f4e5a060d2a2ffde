import type { NumbersACH, NumbersBACS, NumbersEFT, NumbersInternational } from "plaid";
import type { BankAccount } from "./bank-account";
import { randomFrom } from "./random-from";

type Scheme<Numbers> = Omit<Numbers, "account_id">;

/** An account's numbers in each scheme that its bank takes part in. */
export type AccountNumbers = {
  ach?: Scheme<NumbersACH>;
  eft?: Scheme<NumbersEFT>;
  international?: Scheme<NumbersInternational>;
  bacs?: Scheme<NumbersBACS>;
};

/**
 * The numbers of an account in the scheme of its country. `configured` are a custom user's own.
 *
 * @param token where the bank hides its numbers: what the made-up one follows from
 */
export function accountNumbers(
  { mask, key }: BankAccount,
  country: string,
  configured: Partial<Record<string, string>>,
  token: string | null,
): AccountNumbers {
  const tail = /^\d{4}$/.test(mask ?? "") ? `${mask}` : digits(key, 4);
  switch (country) {
    case "US":
      return { ach: { ...ach(tail, configured), ...tokenized(token) } };
    case "CA":
      return {
        eft: {
          account: configured.account ?? `11112222${tail}`,
          institution: configured.eft_institution ?? "021",
          branch: configured.eft_branch ?? "01140",
        },
      };
    case "GB": {
      const account = configured.account ?? `3192${tail}`;
      const sort_code = configured.bacs_sort_code ?? "601613";
      return {
        bacs: { account, sort_code },
        international: iban("GB", `NWBK${sort_code}${account}`, "NWBKGB21", configured),
      };
    }
    default:
      return {
        international: iban(country, `20041010050500013M${tail}`, `PSST${country}PP`, configured),
      };
  }
}

const ach = (tail: string, configured: Partial<Record<string, string>>): Scheme<NumbersACH> => ({
  account: configured.account ?? `111122223333${tail}`,
  routing: configured.ach_routing ?? "011401533",
  wire_routing: configured.ach_wire_routing ?? "021000021",
  is_tokenized_account_number: false,
});

const tokenized = (token: string | null): Partial<Scheme<NumbersACH>> =>
  token === null ? {} : { account: digits(token, 16), is_tokenized_account_number: true };

function iban(
  country: string,
  account: string,
  bic: string,
  { international_iban, international_bic }: Partial<Record<string, string>>,
): Scheme<NumbersInternational> {
  return {
    iban: international_iban ?? `${country}${checkDigits(country, account)}${account}`,
    bic: international_bic ?? bic,
  };
}

/** The check digits of an IBAN, by ISO 13616. */
function checkDigits(country: string, account: string): string {
  const expanded = `${account}${country}00`
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return String(98n - (BigInt(expanded) % 97n)).padStart(2, "0");
}

function digits(seed: string, count: number): string {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => Math.floor(random() * 10)).join("");
}
