import type { IncomeVerificationDocParsingConfig } from "plaid";

/** What Plaid can do with an uploaded document. */
export const documentParsings = {
  sdkEnum: "IncomeVerificationDocParsingConfig",
  values: ["ocr", "risk_signals"],
} as const satisfies {
  sdkEnum: string;
  values: readonly `${IncomeVerificationDocParsingConfig}`[];
};
