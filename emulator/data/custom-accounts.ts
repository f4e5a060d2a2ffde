import type { BankAccount } from "./bank-account";
import { currencyCodes } from "./currency-codes";
import type { CustomAccount, CustomUser } from "./custom-configuration";
import { money } from "./money";
import { randomFrom } from "./random-from";

const usual: readonly CustomAccount[] = [
  { type: "depository", subtype: "checking", meta: { name: "Plaid Checking", mask: "0000" } },
  { type: "depository", subtype: "savings", meta: { name: "Plaid Saving", mask: "1111" } },
  { type: "credit", subtype: "credit card", meta: { name: "Plaid Credit Card", mask: "3333" } },
];

/** The accounts a custom user configures, or the usual three. Sums it leaves open follow from its seed. */
export function customAccounts(user: CustomUser, bankCurrency: string): BankAccount[] {
  const seed = String(user.seed ?? "");
  const configured = customAccountList(user).map((account, index) => {
    const random = randomFrom(`${seed}:${index}`);
    return described(account, index, { random, bankCurrency });
  });
  const masks = configured.map(({ mask }) => mask);
  return configured.map((account, index) => {
    const isTelling = account.mask !== null && masks.indexOf(account.mask) === index;
    return isTelling ? account : { ...account, key: `${account.mask ?? ""}#${index + 1}` };
  });
}

/** The configurations behind those accounts, in the same order. */
export const customAccountList = (user: CustomUser): readonly CustomAccount[] =>
  user.override_accounts?.length ? user.override_accounts : usual;

function described(
  account: CustomAccount,
  index: number,
  { random, bankCurrency }: { random: () => number; bankCurrency: string },
): BankAccount {
  const type = account.type ?? "depository";
  const subtype = account.subtype ?? (type === "credit" ? "credit card" : "checking");
  const made = {
    balance: money(random() * 9_000 + 500),
    mask: String(Math.floor(1000 + random() * 9000)),
  };
  const current = account.starting_balance ?? account.liability?.principal ?? made.balance;
  const limit =
    account.meta?.limit ?? (type === "credit" ? Math.ceil(current / 1000) * 2000 : null);
  const mask = account.meta?.mask ?? made.mask;
  const name =
    account.meta?.name ?? `Plaid ${subtype.replace(/\b[a-z]/g, (one) => one.toUpperCase())}`;
  return {
    key: mask || `#${index + 1}`,
    mask: mask || null,
    name,
    official_name: account.meta?.official_name ?? null,
    type,
    subtype,
    balances: {
      available: available(account, { type, current, limit }),
      current,
      limit,
      ...currencyCodes(account.currency ?? bankCurrency),
    },
    holder_category: "personal",
  };
}

function available(
  account: CustomAccount,
  { type, current, limit }: { type: string; current: number; limit: number | null },
): number | null {
  if (account.has_null_available_balance) return null;
  if (account.force_available_balance !== undefined) return account.force_available_balance;
  if (type === "depository") return current;
  return type === "credit" && limit !== null ? money(limit - current) : null;
}
