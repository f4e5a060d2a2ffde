/** @jsxImportSource hono/jsx */
import type { MfaQuestion, MfaRound } from "../../data/mfa-rounds";
import type { PlaidErrorCode } from "../../plaid-errors";
import type { MessageKey } from "../messages/messages";
import { Act } from "./act";
import { FootButton } from "./foot-button";
import { Frame } from "./frame";
import { useText } from "./use-text";
import { Wrong } from "./wrong";

type Props = { asked: MfaRound; institution: string; problem: PlaidErrorCode | null };

const titles = {
  device: "deviceTitle",
  code: "mfaCodeTitle",
  questions: "questionsTitle",
  selections: "questionsTitle",
  recaptcha: "recaptchaTitle",
} as const satisfies Record<MfaRound["type"], MessageKey>;

/** What a bank asks beyond a password, with the answers that the sandbox takes. */
export const MfaPane = ({ asked, institution, problem }: Props) => {
  const text = useText();
  const wrong = problem === "RECAPTCHA_BAD" ? "recaptchaWrong" : "mfaWrong";
  return (
    <Frame title={text(titles[asked.type], { bank: institution })}>
      <Wrong text={problem && text(wrong)} />
      <Act action="submit_mfa">
        <Asked asked={asked} />
        <FootButton label={text(asked.type === "device" ? "continue" : "submit")} />
      </Act>
    </Frame>
  );
};

const Asked = ({ asked }: { asked: MfaRound }) => {
  const text = useText();
  switch (asked.type) {
    case "device":
      return (
        <ul class="list">
          {asked.devices.map((device, index) => (
            <li key={device}>
              <label class="choice">
                <input type="radio" name="answers" value={device} checked={index === 0} /> {device}
              </label>
            </li>
          ))}
        </ul>
      );
    case "code":
      return (
        <>
          <label class="field">
            {text("codeLabel")}
            <input name="answers" inputmode="numeric" autocomplete="one-time-code" required />
          </label>
          {asked.answer && <p class="note">{text("codeNote", { code: asked.answer })}</p>}
        </>
      );
    case "recaptcha":
      return (
        <label class="choice">
          <input type="checkbox" name="answers" value="human" required /> {text("recaptchaLabel")}
        </label>
      );
    case "questions":
    case "selections":
      return <Questions questions={asked.questions} />;
  }
};

const Questions = ({ questions }: { questions: readonly MfaQuestion[] }) => {
  const text = useText();
  return (
    <>
      {questions.map((question, index) => (
        <div class="field" key={question.prompt}>
          <label for={`answer-${index}`}>{question.prompt}</label>
          <Answer id={`answer-${index}`} choices={question.choices} />
        </div>
      ))}
      <p class="note">
        {text("answerNote", { answers: questions.map(({ answer }) => answer).join(", ") })}
      </p>
    </>
  );
};

const Answer = ({ id, choices }: { id: string; choices: MfaQuestion["choices"] }) =>
  choices ? (
    <select id={id} name="answers" required>
      <option value="" />
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
    </select>
  ) : (
    <input id={id} name="answers" autocomplete="off" required />
  );
