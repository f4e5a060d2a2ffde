import type { ConsumerReportPermissiblePurpose } from "plaid";

/** What the law allows a consumer report to be made for. */
export const permissiblePurposes = {
  sdkEnum: "ConsumerReportPermissiblePurpose",
  values: [
    "ACCOUNT_REVIEW_CREDIT",
    "ACCOUNT_REVIEW_NON_CREDIT",
    "EXTENSION_OF_CREDIT",
    "LEGITIMATE_BUSINESS_NEED_TENANT_SCREENING",
    "LEGITIMATE_BUSINESS_NEED_OTHER",
    "WRITTEN_INSTRUCTION_PREQUALIFICATION",
    "WRITTEN_INSTRUCTION_OTHER",
    "ELIGIBILITY_FOR_GOVT_BENEFITS",
  ],
} as const satisfies {
  sdkEnum: string;
  values: readonly `${ConsumerReportPermissiblePurpose}`[];
};
