import "server-only";
import { PlaidProblem } from "@/lib/plaid/problem";

const CODES = new Set(["INVALID_ACCESS_TOKEN", "USER_PERMISSION_REVOKED"]);

/** Whether a failure is Plaid's verdict on an Item, as opposed to on our request. */
export const isAboutItem = (thrown: unknown): thrown is PlaidProblem =>
  thrown instanceof PlaidProblem &&
  (thrown.code === "relink_required" || CODES.has(thrown.errorCode));
