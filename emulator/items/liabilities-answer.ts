import type { LiabilitiesObject } from "plaid";
import { afterStatements } from "../data/after-statements";
import { creditCardLiability, mortgageLiability, studentLoanLiability } from "../data/liabilities";
import type { Item } from "../state/entities";
import type { Wire } from "../wire";
import { customAccount } from "./custom-account";
import type { LinkedAccount } from "./item-accounts";

const kinds: Partial<Record<string, "credit" | "student" | "mortgage">> = {
  "credit card": "credit",
  paypal: "credit",
  student: "student",
  mortgage: "mortgage",
};

/** What is owed on those of an Item's accounts that are credit cards, student loans or mortgages; null where none is. */
export function liabilitiesAnswer(
  item: Item,
  accounts: readonly LinkedAccount[],
  today: string,
): Wire<LiabilitiesObject> | null {
  const owing = accounts
    .filter(({ bank: { type } }) => type === "credit" || type === "loan")
    .map(({ account, bank }) => ({
      kind: kinds[bank.subtype ?? ""],
      account_id: account.accountId,
      bank,
      configured: customAccount(item, account.key)?.liability,
    }))
    .filter(({ kind }) => kind !== undefined);
  if (owing.length === 0) return null;

  function of<Liability extends object>(
    wanted: "credit" | "student" | "mortgage",
    describe: (
      bank: (typeof owing)[number]["bank"],
      configured: (typeof owing)[number]["configured"],
      today: string,
    ) => Liability,
  ) {
    const found = owing.filter(({ kind }) => kind === wanted);
    if (found.length === 0) return null;
    return found.map(({ account_id, bank, configured }) => ({
      ...afterStatements(describe(bank, configured, today), item.bankChanges?.statements ?? []),
      account_id,
    }));
  }
  return {
    credit: of("credit", creditCardLiability),
    mortgage: of("mortgage", mortgageLiability),
    student: of("student", studentLoanLiability),
  };
}
