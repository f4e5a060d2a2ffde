/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { useText } from "./use-text";
import { Wrong } from "./wrong";

const OTP_LENGTH = 6;

/** Asks for the code that was sent to a phone. It sends itself with the sixth digit. */
export const OtpForm = ({ wrongCodes }: { wrongCodes: number }) => {
  const text = useText();
  return (
    <>
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
    </>
  );
};
