import type { CustomUser } from "./custom-configuration";
import { type MfaRound, mfaRounds } from "./mfa-rounds";

/** What a bank asks of a custom user beyond the password, a captcha first; none where the JSON says nothing of it. */
export function mfaOfCustomUser({ mfa, recaptcha }: CustomUser): readonly MfaRound[] {
  return [
    ...(recaptcha ? mfaRounds.recaptcha(recaptcha === "good") : []),
    ...(mfa ? rounds(mfa) : []),
  ];
}

function rounds({
  type,
  question_rounds = 1,
  questions_per_round = 1,
  selection_rounds = 1,
  selections_per_question = 2,
}: NonNullable<CustomUser["mfa"]>): MfaRound[] {
  switch (type) {
    case "device":
      return mfaRounds.device();
    case "questions":
      return mfaRounds.questions(question_rounds, questions_per_round);
    case "selections":
      return mfaRounds.selections(selection_rounds, questions_per_round, selections_per_question);
    default:
      return [];
  }
}
