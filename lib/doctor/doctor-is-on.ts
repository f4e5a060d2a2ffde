import "server-only";
import { env } from "@/lib/env";

/**
 * Whether signed-in people may see what the doctor finds. It tells of the installation, which in
 * production is its operator's business; `npm run doctor` tells them in any case.
 */
export function doctorIsOn(): boolean {
  const { DOCTOR, PLAID_ENV } = env();
  return (DOCTOR ?? (PLAID_ENV === "production" ? "off" : "on")) === "on";
}
