import { isPlaidErrorCode, type PlaidErrorCode } from "../plaid-errors";
import { customUser } from "./custom-user";
import { mfaOfCustomUser } from "./mfa-of-custom-user";
import { mfaOfPassword } from "./mfa-of-password";
import type { MfaRound } from "./mfa-rounds";
import { personaAccounts } from "./persona-accounts";

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

/** Signs in at any bank that takes a username and a password, as the sandbox's test credentials say. */
export function signIn(username: string, password: string): SignIn {
  if (username === "user_good") return signInUserGood(password);
  if (username === "user_link_recovery") return { kind: "unsupported" };
  if (personaAccounts.has(username) && password.trim()) return { kind: "accepted" };

  const custom = customUser({ username, password });
  if (!custom) return { kind: "refused", code: "INVALID_CREDENTIALS" };
  if (custom.force_error) return { kind: "refused", code: simulated(custom.force_error) };
  const rounds = mfaOfCustomUser(custom);
  return rounds.length > 0 ? { kind: "challenged", rounds } : { kind: "accepted" };
}

function signInUserGood(password: string): SignIn {
  if (password === "pass_good" || password === "microdeposits_good") return { kind: "accepted" };
  const rounds = mfaOfPassword(password);
  if (rounds) return { kind: "challenged", rounds };
  const code = password.replace(/^error_/, "");
  return { kind: "refused", code: code === password ? "INVALID_CREDENTIALS" : simulated(code) };
}

const simulated = (code: string): PlaidErrorCode =>
  simulatedErrors.has(code) && isPlaidErrorCode(code) ? code : "INVALID_CREDENTIALS";
