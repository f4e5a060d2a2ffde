/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { FootButton } from "./foot-button";
import { Frame } from "./frame";
import { OtpForm } from "./otp-form";
import { useText } from "./use-text";

type Props = {
  phone: string;
  wrongCodes: number;
  /** Whether the accounts are linked already, and only remembering them is left. */
  isSaving: boolean;
};

/** Asks for the code that was sent to a phone, or lets the person do without. */
export const VerifyPhonePane = ({ phone, wrongCodes, isSaving }: Props) => {
  const text = useText();
  return (
    <Frame title={text("verifyTitle", { digits: phone.slice(-4) })}>
      <OtpForm wrongCodes={wrongCodes} />
      <Act action={isSaving ? "finish" : "skip_phone"}>
        <FootButton label={text(isSaving ? "finishUnsaved" : "phoneSkip")} second />
      </Act>
    </Frame>
  );
};
