import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { BankChoice } from "@/lib/contracts/processors";
import { listBanksToHandOff } from "@/lib/data/accounts-to-hand-off";
import { whyNot } from "./why-not";

/** The viewer's banks with their accounts, each with whether it can be handed off. Newest bank first. */
export async function listChoices(viewer: Viewer): Promise<BankChoice[]> {
  const banks = await listBanksToHandOff(viewer);
  return banks.map((bank) => ({
    itemId: bank.id,
    institutionName: bank.institutionName,
    sharesNumbers: [...bank.products, ...bank.consentedProducts].includes("auth"),
    accounts: bank.accounts.map((account) => ({
      id: account.id,
      name: account.name,
      mask: account.mask,
      subtype: account.subtype,
      whyNot: whyNot(account, bank),
    })),
  }));
}
