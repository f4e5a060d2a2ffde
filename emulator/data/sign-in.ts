import { isPlaidErrorCode, type PlaidErrorCode } from "../plaid-errors";
import { mfaOfPassword } from "./mfa-of-password";
import type { MfaRound } from "./mfa-rounds";

/** What a bank makes of a login. `unsupported` is a login that Plaid's sandbox knows and this emulator does not yet. */
export type SignIn =
  | { kind: "accepted" }
  | { kind: "challenged"; rounds: readonly MfaRound[] }
  | { kind: "refused"; code: PlaidErrorCode }
  | { kind: "unsupported" };

const simulatedErrors: ReadonlySet<string> = new Set([
  "COUNTRY_NOT_SUPPORTED",
  "INSTITUTION_DOWN",
  "INSTITUTION_NOT_RESPONDING",
  "INSTITUTION_NO_LONGER_SUPPORTED",
  "INSUFFICIENT_CREDENTIALS",
  "INTERNAL_SERVER_ERROR",
  "INVALID_CREDENTIALS",
  "INVALID_MFA",
  "INVALID_SEND_METHOD",
  "ITEM_LOCKED",
  "ITEM_NOT_SUPPORTED",
  "MFA_NOT_SUPPORTED",
  "NO_ACCOUNTS",
  "PAYMENT_INVALID_RECIPIENT",
  "USER_INPUT_TIMEOUT",
  "USER_SETUP_REQUIRED",
]);

const otherUsers =
  /^user_(custom|transactions_dynamic|ewa_user|yuppie|small_business|bank_income|credit_(bonus|joint_account|profile_(poor|good|excellent))|prism_[1-8]|link_recovery)$/;
const otherPasswords = /^(microdeposits_good|\{.*)$/s;

/** Signs in at any bank that takes a username and a password, as the sandbox's test credentials say. */
export function signIn(username: string, password: string): SignIn {
  if (otherUsers.test(username)) return { kind: "unsupported" };
  if (username !== "user_good") return { kind: "refused", code: "INVALID_CREDENTIALS" };
  if (password === "pass_good") return { kind: "accepted" };
  const rounds = mfaOfPassword(password);
  if (rounds) return { kind: "challenged", rounds };
  if (otherPasswords.test(password)) return { kind: "unsupported" };

  const code = password.replace(/^error_/, "");
  const isSimulated = code !== password && simulatedErrors.has(code) && isPlaidErrorCode(code);
  return { kind: "refused", code: isSimulated ? code : "INVALID_CREDENTIALS" };
}
