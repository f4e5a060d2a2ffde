import type {
  CraPartnerInsightsBaseFicoScoreVersion,
  CraPartnerInsightsBureau,
  CraPartnerInsightsUltraFicoScoreVersion,
} from "plaid";
import { choice, flag, group, list, text, whole } from "../fields";

const bureaus = {
  sdkEnum: "CraPartnerInsightsBureau",
  values: ["EQUIFAX", "EXPERIAN", "TRANSUNION"],
} as const satisfies { sdkEnum: string; values: readonly `${CraPartnerInsightsBureau}`[] };

const baseVersions = {
  sdkEnum: "CraPartnerInsightsBaseFicoScoreVersion",
  values: ["8", "9", "10", "10T"],
} as const satisfies {
  sdkEnum: string;
  values: readonly `${CraPartnerInsightsBaseFicoScoreVersion}`[];
};

const ultraVersions = {
  sdkEnum: "CraPartnerInsightsUltraFicoScoreVersion",
  values: ["1.0"],
} as const satisfies {
  sdkEnum: string;
  values: readonly `${CraPartnerInsightsUltraFicoScoreVersion}`[];
};

const reason = (help: string) => text(help, { max: 10 });
const OLD = "Of no effect any more: use `reason_codes`.";

const baseScore = () =>
  group("The score that it builds on.", {
    bureau: choice("Whose score it is.", bureaus),
    score: whole("The score.", { min: 0, max: 1_000 }),
    base_fico_score_version: choice("Which edition of the score.", baseVersions),
    reason_codes: list("Why the score is what it is, the weightiest first.", reason("A code."), {
      max: 4,
    }).optional(),
    did_inquiries_adversely_affect_score: flag(
      "Inquiries lowered it, beyond those four.",
    ).optional(),
    reason_code_1: reason(OLD).optional(),
    reason_code_2: reason(OLD).optional(),
    reason_code_3: reason(OLD).optional(),
    reason_code_4: reason(OLD).optional(),
  });

/** What FICO needs for its UltraFICO score. */
export const ultraFico = () =>
  group("An UltraFICO score from FICO.", {
    fico_lender_id: text("FICO's id of the lender.", { max: 100 }),
    lender_application_id: text("Your id of the application.", { max: 100 }),
    ultrafico_score_requests: list(
      "The scores that are asked for.",
      group("One score.", {
        ultrafico_score_version: choice("Which edition.", ultraVersions),
        base_fico_score: baseScore(),
        fico_scoring_request_id: text("FICO's id of the request, where FICO began it.", {
          max: 100,
        }).optional(),
        request_correlation_id: text("Your id of the request.", { max: 100 }).optional(),
      }),
    ),
  });
