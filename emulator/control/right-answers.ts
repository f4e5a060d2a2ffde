import type { MfaRound } from "../data/mfa-rounds";

/** What satisfies a bank that asks for more than a password. */
export function rightAnswers(asked: MfaRound): string[] {
  switch (asked.type) {
    case "device":
      return asked.devices.slice(0, 1);
    case "code":
      return [asked.answer ?? ""];
    case "questions":
    case "selections":
      return asked.questions.map(({ answer }) => answer);
    case "recaptcha":
      return ["human"];
  }
}
