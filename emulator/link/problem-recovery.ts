import type { PlaidErrorCode } from "../plaid-errors";

/** Where a person goes on from an error: back to the login, to the bank's page, to another bank, without a phone number, or nowhere but out. */
export type Recovery = "credentials" | "oauth" | "institutions" | "exit";

const recoveries: Partial<Record<PlaidErrorCode, Recovery>> = {
  INVALID_CREDENTIALS: "credentials",
  INVALID_UPDATED_USERNAME: "credentials",
  INVALID_MFA: "credentials",
  INSUFFICIENT_CREDENTIALS: "credentials",
  ACCESS_NOT_GRANTED: "credentials",
  NO_AUTH_ACCOUNTS: "credentials",
  INVALID_LINK_TOKEN: "exit",
  INVALID_SEND_METHOD: "exit",
  INTERNAL_SERVER_ERROR: "exit",
  PAYMENT_INVALID_RECIPIENT: "exit",
  USER_INPUT_TIMEOUT: "exit",
  INVALID_FIELD: "exit",
  INCORRECT_LINK_TOKEN: "exit",
  OAUTH_STATE_ID_NOT_FOUND: "exit",
};

/**
 * The way on that Link offers after an error. In update mode there is no other bank to choose; what
 * was shared on a bank's own page can only be put right there. Layer offers no other way.
 */
export function recoveryFrom(
  code: PlaidErrorCode,
  { updating, viaOauth, ofLayer }: { updating: boolean; viaOauth: boolean; ofLayer: boolean },
): Recovery {
  if (ofLayer) return "exit";
  const recovery = recoveries[code] ?? "institutions";
  const again = viaOauth ? "oauth" : "credentials";
  if (recovery === "credentials") return again;
  if (recovery === "institutions" && (updating || (viaOauth && code === "NO_ACCOUNTS")))
    return again;
  return recovery;
}
