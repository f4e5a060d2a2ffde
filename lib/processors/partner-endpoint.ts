import "server-only";
import { env } from "@/lib/env";

/** Where a partner takes processor tokens, and what it knows this app by; null where none is configured. */
export function partnerEndpoint(processor: string): { url: string; key: string | null } | null {
  // Stripe's tokens are used at Stripe's own API, with one's own customer: there is nothing to send.
  if (processor === "stripe") return null;
  const { PARTNER_ENDPOINTS, PARTNER_KEYS } = env();
  const name = PARTNER_ENDPOINTS?.has(processor) ? processor : "*";
  const url = PARTNER_ENDPOINTS?.get(name);
  return url ? { url, key: PARTNER_KEYS?.get(name) ?? null } : null;
}
