import { type MfaRound, mfaRounds } from "./mfa-rounds";

/** What a bank asks of a test user with this password; null where it asks nothing more. */
export function mfaOfPassword(password: string): readonly MfaRound[] | null {
  if (password === "mfa_device") return mfaRounds.device();
  if (password === "mfa_selections") return mfaRounds.yesOrNo();

  const questions = /^mfa_questions_([1-9])_([1-9])$/.exec(password);
  if (questions) return mfaRounds.questions(Number(questions[1]), Number(questions[2]));
  const selections = /^mfa_selections_([1-9])_([1-9])_([2-9])$/.exec(password);
  if (selections) {
    const [, rounds, perRound, choices] = selections.map(Number);
    return mfaRounds.selections(rounds ?? 1, perRound ?? 1, choices ?? 2);
  }
  const recaptcha = /^\{\s*"recaptcha"\s*:\s*"(good|bad)"\s*\}$/.exec(password);
  return recaptcha ? mfaRounds.recaptcha(recaptcha[1] === "good") : null;
}
