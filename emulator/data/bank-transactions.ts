import type { BankAccount } from "./bank-account";
import { bankAccounts } from "./bank-accounts";
import type { BankTransaction } from "./bank-transaction";
import { calendar } from "./calendar";
import { customAccountList } from "./custom-accounts";
import { customTransactions } from "./custom-transactions";
import { customUser } from "./custom-user";
import { habitsOf } from "./habits-of";
import type { SandboxInstitution } from "./institutions";
import type { Login } from "./login";
import { madeUpTransactions } from "./made-up-transactions";
import { personaAccounts } from "./persona-accounts";
import { userGoodTransactions } from "./user-good-transactions";

const STILL_PENDING_DAYS = 2;
const LATELY_DAYS = 28;
const POSTS_AFTER_DAYS = 3;

/** A stretch of days, both included, as the bank knows it on the day `asOf`. */
export type Stretch = { readonly from: string; readonly to: string; readonly asOf: string };

/** An account's transactions in a stretch of days, oldest first. */
export function bankTransactions(
  login: Login,
  institution: Pick<SandboxInstitution, "countryCodes">,
  account: BankAccount,
  stretch: Stretch,
): BankTransaction[] {
  const { iso_currency_code, unofficial_currency_code } = account.balances;
  const currency = iso_currency_code ?? unofficial_currency_code ?? "USD";
  const custom = customUser(login);
  if (custom) {
    const index = bankAccounts(login, institution).findIndex(({ key }) => key === account.key);
    const configured = customAccountList(custom)[index] ?? {};
    if (configured.transactions || configured.inflow_model) {
      return customTransactions(configured, stretch, currency);
    }
    const seed = `${custom.seed ?? ""}:${index}`;
    return madeUpTransactions(seed, habitsOf(login.username, account), stretch, currency);
  }
  if (!personaAccounts.has(login.username)) {
    return userGoodTransactions(account.mask ?? "", stretch, currency);
  }
  const seed = `${login.username}:${account.key}`;
  const habits = habitsOf(login.username, account);
  const made =
    login.username === "user_transactions_dynamic"
      ? [
          ...madeUpTransactions(seed, { ...habits, habits: [] }, stretch, currency),
          ...madeUpTransactions(`${seed}:`, { ...habits, routines: [] }, lately(stretch), currency),
        ]
      : madeUpTransactions(seed, habits, stretch, currency);
  return made.map((transaction) => stillPending(transaction, stretch.asOf));
}

/** The dynamic user pays its bills for as long as one looks back, and has bought things only lately. */
function lately({ from, to, asOf }: Stretch) {
  const since = calendar.plusDays(asOf, -LATELY_DAYS);
  return { from: from > since ? from : since, to };
}

/** Payments by card take some days to post. */
function stillPending(transaction: BankTransaction, asOf: string): BankTransaction {
  const isPending =
    transaction.channel !== "other" &&
    transaction.date > calendar.plusDays(asOf, -STILL_PENDING_DAYS);
  return isPending
    ? { ...transaction, postsOn: calendar.plusDays(transaction.date, POSTS_AFTER_DAYS) }
    : transaction;
}
