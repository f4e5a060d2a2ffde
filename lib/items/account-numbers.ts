import "server-only";
import type { AuthGetResponse } from "plaid";
import type { AccountNumbersView } from "@/lib/contracts/items";

/** The numbers of accounts as `/auth/get` tells them, account by account, labelled as people know them. */
export function accountNumbers({
  numbers,
  accounts,
}: Pick<AuthGetResponse, "numbers" | "accounts">): AccountNumbersView[] {
  const of = (id: string) => {
    const account = accounts.find(({ account_id }) => account_id === id);
    return { accountName: account?.name ?? "Account", mask: account?.mask ?? null };
  };
  const told = (label: string, value: string | null) => (value ? [{ label, value }] : []);
  return [
    ...numbers.ach.map((ach) => ({
      ...of(ach.account_id),
      scheme: "ach" as const,
      numbers: [
        ...told(
          ach.is_tokenized_account_number ? "Account number, for this app" : "Account number",
          ach.account,
        ),
        ...told("Routing number", ach.routing),
        ...told("Wire routing number", ach.wire_routing),
      ],
    })),
    ...numbers.eft.map((eft) => ({
      ...of(eft.account_id),
      scheme: "eft" as const,
      numbers: [
        ...told("Account number", eft.account),
        ...told("Institution number", eft.institution),
        ...told("Branch number", eft.branch),
      ],
    })),
    ...numbers.international.map((international) => ({
      ...of(international.account_id),
      scheme: "international" as const,
      numbers: [...told("IBAN", international.iban), ...told("BIC", international.bic)],
    })),
    ...numbers.bacs.map((bacs) => ({
      ...of(bacs.account_id),
      scheme: "bacs" as const,
      numbers: [...told("Account number", bacs.account), ...told("Sort code", bacs.sort_code)],
    })),
  ];
}
