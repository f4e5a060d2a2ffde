import type { AccountBase } from "plaid";
import type { Wire } from "../wire";

/**
 * An account as the bank knows it: everything but the id, which each Item gives anew. `key` tells
 * it from the user's other accounts: its mask, and more where masks are missing or repeat.
 */
export type BankAccount = Wire<
  Pick<
    AccountBase,
    "balances" | "name" | "official_name" | "type" | "subtype" | "holder_category" | "mask"
  >
> & { key: string };

/** An account in dollars, in one line. */
export const bankAccount = (
  mask: string,
  name: string,
  [type, subtype]: [BankAccount["type"], NonNullable<BankAccount["subtype"]>],
  [available, current, limit]: [number | null, number, number | null],
  official_name: string | null,
  holder_category: BankAccount["holder_category"] = "personal",
): BankAccount => ({
  key: mask,
  mask,
  name,
  official_name,
  type,
  subtype,
  balances: { available, current, limit, iso_currency_code: "USD", unofficial_currency_code: null },
  holder_category,
});
