import "server-only";
import { env } from "@/lib/env";

const PATH = "/link/v2/stable/link-initialize.js";
const CDN = "https://cdn.plaid.com";

/** Where Link comes from: Plaid's CDN, which is the only source it allows, or the local emulator. */
export function linkScript(): { url: string; origin: string; emulator: boolean } {
  const { PLAID_BASE_URL } = env();
  const origin = PLAID_BASE_URL ?? CDN;
  return { url: origin + PATH, origin, emulator: PLAID_BASE_URL !== undefined };
}
