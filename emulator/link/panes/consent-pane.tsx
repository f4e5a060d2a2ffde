/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { FootButton } from "./foot-button";
import { Frame } from "./frame";
import { useText } from "./use-text";

/** Says who asks for access, before anything else. */
export const ConsentPane = ({ clientName }: { clientName: string }) => {
  const text = useText();
  return (
    <Frame title={text("consentTitle", { client: clientName })}>
      <ul class="steps">
        <li>
          <strong>{text("unreal")}</strong>
          <span class="quiet">{text("unrealWhy")}</span>
        </li>
        <li>
          <strong>{text("yourChoice")}</strong>
          <span class="quiet">{text("yourChoiceWhy", { client: clientName })}</span>
        </li>
      </ul>
      <Act action="continue">
        <FootButton label={text("continue")} />
      </Act>
    </Frame>
  );
};
