import type {
  CashflowAttributesVersion,
  IncomeInsightsVersion,
  NetworkInsightsVersion,
  PlaidLendScoreVersion,
  PrismCashScoreVersion,
  PrismDetectVersion,
  PrismExtendVersion,
  PrismFirstDetectVersion,
  PrismInsightsVersion,
} from "plaid";

type Values<Sdk extends string> = { sdkEnum: string; values: readonly Exclude<`${Sdk}`, "null">[] };

/** The versions of what Plaid Check reports. */
export const craVersions = {
  firstDetect: { sdkEnum: "PrismFirstDetectVersion", values: ["3"] },
  detect: { sdkEnum: "PrismDetectVersion", values: ["4.1", "4"] },
  cashScore: { sdkEnum: "PrismCashScoreVersion", values: ["4.1", "4", "3_lite", "3"] },
  extend: { sdkEnum: "PrismExtendVersion", values: ["4.1", "4"] },
  insights: { sdkEnum: "PrismInsightsVersion", values: ["4.1", "4", "3"] },
  cashflow: { sdkEnum: "CashflowAttributesVersion", values: ["v1.0", "v2.0", "CFI1"] },
  lendScore: { sdkEnum: "PlaidLendScoreVersion", values: ["v1.0", "v2.0", "LS1"] },
  network: { sdkEnum: "NetworkInsightsVersion", values: ["NI1"] },
  income: { sdkEnum: "IncomeInsightsVersion", values: ["II2"] },
} as const satisfies {
  firstDetect: Values<PrismFirstDetectVersion>;
  detect: Values<PrismDetectVersion>;
  cashScore: Values<PrismCashScoreVersion>;
  extend: Values<PrismExtendVersion>;
  insights: Values<PrismInsightsVersion>;
  cashflow: Values<CashflowAttributesVersion>;
  lendScore: Values<PlaidLendScoreVersion>;
  network: Values<NetworkInsightsVersion>;
  income: Values<IncomeInsightsVersion>;
};
