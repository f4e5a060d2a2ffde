/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { FootButton } from "./foot-button";
import { Frame } from "./frame";
import { useText } from "./use-text";
import { Wrong } from "./wrong";

const OTP_LENGTH = 6;

type Props = {
  phone: string;
  wrongCodes: number;
  /** Whether the accounts are linked already, and only remembering them is left. */
  isSaving: boolean;
};

/** Asks for the code that was sent to a phone. It sends itself with the sixth digit. */
export const VerifyPhonePane = ({ phone, wrongCodes, isSaving }: Props) => {
  const text = useText();
  return (
    <Frame title={text("verifyTitle", { digits: phone.slice(-4) })}>
      <Wrong text={wrongCodes > 0 ? text("codeWrong") : null} />
      <Act action="submit_otp">
        <label class="field">
          {text("codeLabel")}
          <input
            name="otp"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength={OTP_LENGTH}
            data-sends-at={OTP_LENGTH}
            data-tries={wrongCodes}
            required
          />
        </label>
        <p class="note">{text("codeNote", { code: "123456" })}</p>
        <button type="submit" class="button">
          {text("submit")}
        </button>
      </Act>
      <Act action={isSaving ? "finish" : "skip_phone"}>
        <FootButton label={text(isSaving ? "finishUnsaved" : "phoneSkip")} second />
      </Act>
    </Frame>
  );
};
