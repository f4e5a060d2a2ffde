import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { BankChoice } from "@/lib/contracts/processors";
import { listItems } from "@/lib/data/items";
import { whyNot } from "./why-not";

/** The viewer's banks with their accounts, each with whether it can be handed off. Newest bank first. */
export async function listChoices(viewer: Viewer): Promise<BankChoice[]> {
  const items = await listItems(viewer);
  return items.map(({ id, institutionName, accounts, ...item }) => ({
    itemId: id,
    institutionName,
    accounts: accounts.map((account) => ({
      id: account.id,
      name: account.name,
      mask: account.mask,
      subtype: account.subtype,
      whyNot: whyNot(account, item),
    })),
  }));
}
