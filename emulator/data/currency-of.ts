import type { SandboxInstitution } from "./institutions";

/** The currency an institution keeps its accounts in, by its first country. */
export function currencyOf({ countryCodes }: Pick<SandboxInstitution, "countryCodes">): string {
  const [country = "US"] = countryCodes;
  return currencies[country] ?? "EUR";
}

const currencies: Partial<Record<string, string>> = {
  US: "USD",
  CA: "CAD",
  GB: "GBP",
  PL: "PLN",
  DK: "DKK",
  NO: "NOK",
  SE: "SEK",
};
