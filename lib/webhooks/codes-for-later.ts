import "server-only";

const CODES: Record<string, string> = {
  AUTH: `DEFAULT_UPDATE AUTOMATICALLY_VERIFIED VERIFICATION_EXPIRED SMS_MICRODEPOSITS_VERIFICATION
    PRODUCT_PERMISSIONS_REQUIRED`,
  IDENTITY: "DEFAULT_UPDATE PRODUCT_PERMISSIONS_REQUIRED",
  HOLDINGS: "DEFAULT_UPDATE",
  INVESTMENTS_TRANSACTIONS: "DEFAULT_UPDATE HISTORICAL_UPDATE",
  LIABILITIES: "DEFAULT_UPDATE",
  ASSETS: "PRODUCT_READY ERROR",
  STATEMENTS: "STATEMENTS_REFRESH_COMPLETE",
  ITEM: "USER_ACCOUNT_REVOKED WEBHOOK_UPDATE_ACKNOWLEDGED",
  PROCESSOR_TOKEN: "WEBHOOK_UPDATE_ACKNOWLEDGED",
  ISSUES: "ISSUE_RESOLVED",
};

const known = new Set(
  Object.entries(CODES).flatMap(([type, codes]) =>
    codes.split(/\s+/).map((code) => `${type}.${code}`),
  ),
);

/** Whether Plaid documents a webhook that this version stores and does nothing with. */
export const isForLater = (kind: string) => known.has(kind);
