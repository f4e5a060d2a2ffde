import "server-only";
import type { AuthGetResponse } from "plaid";
import type { Viewer } from "@/lib/auth/viewer";
import type { AccountNumbersView, ReadNumbersAnswer } from "@/lib/contracts/items";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { readProduct } from "./read-product";

/**
 * The account and routing numbers of one of the viewer's Items, read from Plaid for this answer and
 * kept nowhere. The first call adds the product to the Item, which Plaid bills for.
 */
export async function readNumbers(viewer: Viewer, itemId: string): Promise<ReadNumbersAnswer> {
  const read = await readProduct(viewer, itemId, (access_token) =>
    plaidCall(
      { userId: viewer.id },
      (client, options) => client.authGet({ access_token }, options),
      {
        attempts: 2,
      },
    ),
  );
  return "missing" in read ? read.missing : { state: "told", accounts: numbersOf(read.answer) };
}

function numbersOf({ numbers, accounts }: AuthGetResponse): AccountNumbersView[] {
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
