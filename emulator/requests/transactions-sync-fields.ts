import { z } from "zod";
import { accountId } from "./account-id";

/** What a sync of transactions is asked for, whoever asks. */
export const transactionsSyncFields = {
  cursor: z
    .string()
    .max(256)
    .nullish()
    .transform((cursor) => cursor ?? ""),
  count: z.number().int().min(1).max(500).default(100),
  options: z
    .strictObject({
      include_original_description: z.boolean().nullish(),
      include_personal_finance_category: z.boolean().optional(),
      include_logo_and_counterparty_beta: z.boolean().optional(),
      personal_finance_category_version: z.enum(["v1", "v2"]).optional(),
      days_requested: z.number().int().min(1).max(730).optional(),
      account_id: accountId.optional(),
    })
    .optional(),
};
