import type { PersonalFinanceCategoryVersion, TransactionsSyncRequest } from "plaid";
import { choice, flag, group, reference, text, whole } from "../fields";
import { operation } from "../operation";
import { accessToken } from "../shared-fields";

const categoryVersions = {
  sdkEnum: "PersonalFinanceCategoryVersion",
  values: ["v1", "v2"],
} as const satisfies { sdkEnum: string; values: readonly `${PersonalFinanceCategoryVersion}`[] };

/** Tells what has changed in an Item's transactions. */
export const transactionsSync = operation<TransactionsSyncRequest>()({
  name: "transactions-sync",
  path: "/transactions/sync",
  title: "Sync transactions",
  about:
    "Tells the transactions that were added, changed or removed after a cursor. Only shown: the app's own cursor stays where it is.",
  sdkMethod: "transactionsSync",
  docsUrl: "https://plaid.com/docs/api/products/transactions/#transactionssync",
  schema: group("The request.", {
    access_token: accessToken(),
    cursor: text("The next_cursor of the page before. From the beginning without.", {
      max: 256,
    }).optional(),
    count: whole("How many changes one page tells. 100 without.", { min: 1, max: 500 }).optional(),
    options: group("What is told.", {
      account_id: reference(
        "Only this account of the bank, with a cursor of its own.",
        "account",
        "account_id",
      ).optional(),
      include_original_description: flag("Tells the bank's own text too.").optional(),
      personal_finance_category_version: choice(
        "Which edition of Plaid's categories.",
        categoryVersions,
      ).optional(),
      days_requested: whole(
        "How far back the history goes, where Transactions was not added to the bank yet.",
        { min: 1, max: 730 },
      ).optional(),
      include_personal_finance_category: flag("Of no effect any more: always told.").optional(),
      include_logo_and_counterparty_beta: flag("Of no effect any more: always told.").optional(),
    }).optional(),
  }),
  presets: [
    {
      name: "From the beginning",
      about: "The first page of the whole history.",
      request: { access_token: "", count: 20 },
    },
  ],
});
