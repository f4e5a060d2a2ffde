import { describeError, type PlaidErrorCode } from "../plaid-errors";

/** ITEM ERROR: something is wrong with an Item that its user has to put right. */
export const itemErrorWebhook = (itemId: string, code: PlaidErrorCode) => ({
  webhook_type: "ITEM",
  webhook_code: "ERROR",
  item_id: itemId,
  error: { ...describeError(code), status: 400 },
});
