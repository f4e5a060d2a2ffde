import type { NumbersACH, NumbersBACS, NumbersEFT, NumbersInternational } from "plaid";
import type { BankAccount } from "./bank-account";
import { digitsFrom } from "./digits-from";
import { renewedNumbers } from "./renewed-numbers";

type Scheme<Numbers> = Omit<Numbers, "account_id">;

/** What a custom user says of an account's numbers, by the names there. */
type Configured = Partial<Record<string, string>>;

/** An account's numbers in each scheme that its bank takes part in. */
export type AccountNumbers = {
  ach?: Scheme<NumbersACH>;
  eft?: Scheme<NumbersEFT>;
  international?: Scheme<NumbersInternational>;
  bacs?: Scheme<NumbersBACS>;
};

/**
 * The numbers of an account in the scheme of its country.
 *
 * @param options.configured a custom user's own
 * @param options.token where the bank hides its numbers: what the made-up one follows from
 * @param options.times how often the bank has given out new ones
 */
export function accountNumbers(
  bank: BankAccount,
  country: string,
  options: { configured: Configured; token: string | null; times: number },
): AccountNumbers {
  const { token, times } = options;
  const tail = /^\d{4}$/.test(bank.mask ?? "") ? `${bank.mask}` : digitsFrom(bank.key, 4);
  const renewed = times === 0 ? null : renewedNumbers(bank, { country, tail, times });
  const configured = renewed ? withNew(options.configured, renewed) : options.configured;
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
        international: iban(
          country,
          `2004101005${renewed ? renewed.account.slice(0, 7) : "0500013"}M${tail}`,
          `PSST${country}PP`,
          configured,
        ),
      };
  }
}

/** New numbers take the place of those configured; an IBAN is made up of them. */
function withNew({ international_iban: _, ...kept }: Configured, renewed: Configured): Configured {
  return { ...kept, ...renewed };
}

const ach = (tail: string, configured: Configured): Scheme<NumbersACH> => ({
  account: configured.account ?? `111122223333${tail}`,
  routing: configured.ach_routing ?? "011401533",
  wire_routing: configured.ach_wire_routing ?? "021000021",
  is_tokenized_account_number: false,
});

const tokenized = (token: string | null): Partial<Scheme<NumbersACH>> =>
  token === null ? {} : { account: digitsFrom(token, 16), is_tokenized_account_number: true };

function iban(
  country: string,
  account: string,
  bic: string,
  { international_iban, international_bic }: Configured,
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
