/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { FootButton } from "./foot-button";
import { Frame } from "./frame";
import { useText } from "./use-text";
import { Wrong } from "./wrong";

type Props = {
  /** The last digits of the number that the app has given, if it has. */
  knownDigits: string | null;
  wasWrong: boolean;
};

/** Asks for a phone number to recognise the person by; it can be left out. */
export const PhonePane = ({ knownDigits, wasWrong }: Props) => {
  const text = useText();
  return (
    <Frame title={text("phoneTitle")}>
      <p>{text("phoneText")}</p>
      <Wrong text={wasWrong ? text("phoneWrong") : null} />
      {knownDigits && (
        <Act action="submit_known_phone">
          <button type="submit" class="button">
            {text("phoneKnown", { digits: knownDigits })}
          </button>
        </Act>
      )}
      <Act action="submit_phone">
        <label class="field">
          {text(knownDigits ? "phoneOther" : "phoneLabel")}
          <input name="phone_number" type="tel" autocomplete="off" maxlength={30} required />
        </label>
        <p class="note">{text("phoneNote", { known: "415-555-0011", fresh: "415-555-0010" })}</p>
        <button type="submit" class={knownDigits ? "button second" : "button"}>
          {text("continue")}
        </button>
      </Act>
      <Act action="skip_phone">
        <FootButton label={text("phoneSkip")} second />
      </Act>
    </Frame>
  );
};
