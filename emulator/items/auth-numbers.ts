import type { ProcessorNumber } from "plaid";
import { findInstitution } from "../data/find-institution";
import type { Item, ItemAccount } from "../state/entities";
import type { Wire } from "../wire";
import { accountAnswer } from "./account-answer";

const withNumbers: ReadonlySet<string | null> = new Set(["checking", "savings", "cash management"]);

/** Institutions that give each app numbers of its own, which end when the user takes access back. */
const tokenizing: ReadonlySet<string> = new Set(["ins_56", "ins_13", "ins_127990", "ins_127287"]);

const none = { ach: null, eft: null, international: null, bacs: null };

/** The numbers by which money reaches an account, in the scheme of its country; null where it cannot be reached. */
export function numbersOf(item: Item, account: ItemAccount): Wire<ProcessorNumber> | null {
  const { account_id, subtype, mask } = accountAnswer(account);
  const institution = findInstitution(item.institutionId);
  if (!institution || !withNumbers.has(subtype)) return null;

  if (institution.countryCodes.includes("US")) {
    const ach = {
      account_id,
      account: `111122223333${mask}`,
      is_tokenized_account_number: tokenizing.has(institution.id),
      routing: institution.routingNumbers[0] ?? "011401533",
      wire_routing: "021000021",
    };
    return { ...none, ach };
  }
  if (institution.countryCodes.includes("CA")) {
    const eft = { account_id, account: `11112222${mask}`, institution: "021", branch: "01140" };
    return { ...none, eft };
  }
  const international = {
    account_id,
    iban: `GB29NWBK6016133192${mask}`,
    bic: "NWBKGB21",
  };
  const bacs = { account_id, account: `3192${mask}`, sort_code: "601613" };
  return institution.countryCodes.includes("GB")
    ? { ...none, international, bacs }
    : { ...none, international };
}
