import { z } from "zod";

/** An account id of the form that Plaid gives them, known or not. */
export const accountId = z
  .string()
  .regex(/^[A-Za-z0-9]{15,60}$/, { error: "must be a valid account ID" });

/** Options that narrow an answer to some accounts. */
export const accountIdsOption = z
  .strictObject({ account_ids: z.array(accountId).optional() })
  .optional();
