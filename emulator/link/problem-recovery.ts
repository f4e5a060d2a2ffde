import type { PlaidErrorCode } from "../plaid-errors";

/** Where a person goes on from an error: back to the login, to another bank, or nowhere but out. */
export type Recovery = "credentials" | "institutions" | "exit";

const recoveries: Partial<Record<PlaidErrorCode, Recovery>> = {
  INVALID_CREDENTIALS: "credentials",
  INVALID_MFA: "credentials",
  INSUFFICIENT_CREDENTIALS: "credentials",
  INVALID_LINK_TOKEN: "exit",
  INVALID_SEND_METHOD: "exit",
  INTERNAL_SERVER_ERROR: "exit",
  PAYMENT_INVALID_RECIPIENT: "exit",
  USER_INPUT_TIMEOUT: "exit",
};

/** The way on that Link offers after an error. In update mode there is no other bank to choose. */
export function recoveryFrom(code: PlaidErrorCode, { updating }: { updating: boolean }): Recovery {
  const recovery = recoveries[code] ?? "institutions";
  return recovery === "institutions" && updating ? "credentials" : recovery;
}
