import "server-only";

/** Kinds that Plaid documents and nothing here acts upon, by type: the codes, and why. */
const KEPT: Record<string, { codes: string; why: string }> = {
  IDENTITY: { codes: "DEFAULT_UPDATE", why: "identity is asked for when shown, and not stored." },
  HOLDINGS: { codes: "DEFAULT_UPDATE", why: "this app does not read investments." },
  INVESTMENTS_TRANSACTIONS: {
    codes: "DEFAULT_UPDATE HISTORICAL_UPDATE",
    why: "this app does not read investments.",
  },
  LIABILITIES: { codes: "DEFAULT_UPDATE", why: "this app does not read liabilities." },
  ASSETS: { codes: "PRODUCT_READY ERROR", why: "this app makes no Asset Reports." },
  STATEMENTS: { codes: "STATEMENTS_REFRESH_COMPLETE", why: "this app does not read statements." },
  ISSUES: { codes: "ISSUE_RESOLVED", why: "this app follows no issues of banks." },
};

const reasons = new Map<string, string>(
  Object.entries(KEPT).flatMap(([type, { codes, why }]) =>
    codes.split(/\s+/).map((code) => [`${type}.${code}`, why] as const),
  ),
);

/** Why a webhook that Plaid documents is kept and not acted upon; undefined for every other. */
export const whyForLater = (kind: string): string | undefined => reasons.get(kind);
