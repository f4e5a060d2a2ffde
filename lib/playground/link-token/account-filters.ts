import type { LimitedPurposeType } from "plaid";
import { accountSubtypes } from "../choices/account-subtypes";
import { choices, group } from "../fields";

const limitedPurposes = {
  sdkEnum: "LimitedPurposeType",
  values: ["RENT_MORTGAGE"],
} as const satisfies { sdkEnum: string; values: readonly `${LimitedPurposeType}`[] };

const ONLY = "Only these kinds of accounts. `all` stands for every kind.";

/** Which accounts Link offers. */
export const accountFilters = () =>
  group("Which accounts Link offers. Types that are left out are not offered at all.", {
    depository: group("Accounts that hold cash.", {
      account_subtypes: choices(ONLY, accountSubtypes.depository),
      limited_purpose_types: choices(
        "Which checking accounts with a limited purpose. Needed where those are offered.",
        limitedPurposes,
      ).optional(),
    }).optional(),
    credit: group("Credit cards.", {
      account_subtypes: choices(ONLY, accountSubtypes.credit),
    }).optional(),
    loan: group("Loans.", { account_subtypes: choices(ONLY, accountSubtypes.loan) }).optional(),
    investment: group("Investments.", {
      account_subtypes: choices(ONLY, accountSubtypes.investment),
    }).optional(),
    other: group("Everything else.", {
      account_subtypes: choices(ONLY, accountSubtypes.other),
    }).optional(),
  });
