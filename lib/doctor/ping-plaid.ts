import "server-only";
import type { CountryCode } from "plaid";
import { env } from "@/lib/env";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { remembered } from "./remembered";

const TIMEOUT_MS = 4_000;

/**
 * Asks Plaid for one bank, its cheapest call that reads something with our keys, and answers by how
 * many milliseconds Plaid's clock is ahead of ours, to about a second: its answer is dated. Null where
 * it is not.
 */
export const pingPlaid = (): Promise<{ aheadMs: number | null }> =>
  remembered("ping", async () => {
    let date: unknown;
    const askedAt = Date.now();
    await plaidCall(
      { userId: null, by: "lib/doctor/ping-plaid.ts#pingPlaid" },
      async (client, options) => {
        const countries = env().PLAID_COUNTRY_CODES as CountryCode[];
        const request = { count: 1, offset: 0, country_codes: countries };
        const answer = await client.institutionsGet(request, options);
        date = answer.headers.date;
        return answer;
      },
      { timeoutMs: TIMEOUT_MS },
    );
    const told = typeof date === "string" ? Date.parse(date) : Number.NaN;
    // The header has whole seconds, so that half of one is the best guess.
    return { aheadMs: Number.isNaN(told) ? null : told + 500 - (askedAt + Date.now()) / 2 };
  });
