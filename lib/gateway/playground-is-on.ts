import "server-only";
import { env } from "@/lib/env";

/**
 * Whether people may call Plaid by hand here. Not with real banks unless PLAYGROUND says so, because
 * everybody who is signed in could spend the company's calls.
 */
export function playgroundIsOn(): boolean {
  const { PLAYGROUND, PLAID_ENV } = env();
  return (PLAYGROUND ?? (PLAID_ENV === "production" ? "off" : "on")) === "on";
}
