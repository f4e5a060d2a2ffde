import type { MfaRound } from "../data/mfa-rounds";
import type { LinkSession, Pane } from "./link-session";
import type { Moment } from "./moment";
import { recordEvent } from "./record-event";
import { showPane } from "./show-pane";

/** The session after somebody answered what a bank asks beyond a password. */
export function answerMfa(
  session: LinkSession,
  { rounds, round }: Extract<Pane, { name: "mfa" }>,
  answers: readonly string[],
  moment: Moment,
): LinkSession {
  const asked = rounds[round];
  if (!asked) return session;
  const submitted =
    asked.type === "recaptcha"
      ? session
      : recordEvent(session, "SUBMIT_MFA", moment, { mfa_type: asked.type });
  const isRight = satisfies(asked, answers);
  return showPane(
    submitted,
    { name: "loading", signIn: { kind: "answered", rounds, round, isRight } },
    moment,
  );
}

function satisfies(asked: MfaRound, answers: readonly string[]): boolean {
  const [only] = answers;
  switch (asked.type) {
    case "device":
      return only !== undefined && asked.devices.includes(only);
    case "code":
      return asked.answer !== null && only?.trim() === asked.answer;
    case "recaptcha":
      return asked.isGood;
    case "questions":
    case "selections":
      return asked.questions.every(({ answer }, index) => answers[index]?.trim() === answer);
  }
}
