import type { CountryCode } from "plaid";

/** Countries with institutions at Plaid, the most used first. */
export const countries = {
  sdkEnum: "CountryCode",
  values: [
    "US",
    "CA",
    "GB",
    "IE",
    "FR",
    "DE",
    "ES",
    "IT",
    "NL",
    "BE",
    "AT",
    "PT",
    "PL",
    "DK",
    "NO",
    "SE",
    "FI",
    "EE",
    "LT",
    "LV",
  ],
} as const satisfies { sdkEnum: string; values: readonly `${CountryCode}`[] };
