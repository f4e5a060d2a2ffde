import type { CountryCode } from "plaid";
import type { Wire } from "../wire";

/** The countries in which Plaid works. */
export const countryCodes = [
  "US",
  "GB",
  "ES",
  "NL",
  "FR",
  "IE",
  "CA",
  "DE",
  "IT",
  "PL",
  "DK",
  "NO",
  "SE",
  "EE",
  "LT",
  "LV",
  "PT",
  "BE",
  "AT",
  "FI",
] as const satisfies readonly Wire<CountryCode>[];
