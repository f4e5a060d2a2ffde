/** @jsxImportSource hono/jsx */
import { Frame } from "../../panes/frame";
import { OtpForm } from "../../panes/otp-form";
import { useText } from "../../panes/use-text";

type Props = { phone: string; wrongCodes: number };

/** Asks for the code that was sent to the phone. Layer has no way around it. */
export const LayerVerifyPane = ({ phone, wrongCodes }: Props) => {
  const text = useText();
  return (
    <Frame title={text("verifyTitle", { digits: phone.slice(-4) })}>
      <OtpForm wrongCodes={wrongCodes} />
    </Frame>
  );
};
