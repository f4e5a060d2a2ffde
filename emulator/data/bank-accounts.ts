import type { BankAccount } from "./bank-account";
import { currencyOf } from "./currency-of";
import { customAccounts } from "./custom-accounts";
import { customUser } from "./custom-user";
import type { SandboxInstitution } from "./institutions";
import type { Login } from "./login";
import { personaAccounts } from "./persona-accounts";
import { userGoodAccounts } from "./user-good-accounts";

type Renamed = Pick<BankAccount, "name" | "subtype">;

/** What accounts of American kinds are called in Canada; elsewhere there are none of them. */
const canadian: Partial<Record<string, Renamed>> = {
  ira: { name: "Plaid RRSP", subtype: "rrsp" },
  "401k": { name: "Plaid TFSA", subtype: "tfsa" },
  cd: { name: "Plaid GIC", subtype: "gic" },
};
const everywhere: ReadonlySet<string | null> = new Set(["checking", "savings", "credit card"]);
const alsoInCanada: ReadonlySet<string | null> = new Set(["student", "mortgage", "brokerage"]);

/** The accounts a login has at an institution, in the institution's currency, always the same ones. */
export function bankAccounts(
  login: Login,
  institution: Pick<SandboxInstitution, "countryCodes">,
): readonly BankAccount[] {
  const currency = currencyOf(institution);
  const custom = customUser(login);
  if (custom) return customAccounts(custom, currency);

  const accounts = personaAccounts.get(login.username) ?? userGoodAccounts;
  if (currency === "USD") return accounts;
  return accounts.flatMap((account) => abroad(account, currency));
}

function abroad(account: BankAccount, currency: string): BankAccount[] {
  const renamed = currency === "CAD" ? canadian[account.subtype ?? ""] : undefined;
  const exists =
    everywhere.has(account.subtype) || (currency === "CAD" && alsoInCanada.has(account.subtype));
  if (!renamed && !exists) return [];
  const type = renamed?.subtype === "gic" ? "investment" : account.type;
  const balances = { ...account.balances, iso_currency_code: currency };
  return [{ ...account, ...renamed, type, balances }];
}
