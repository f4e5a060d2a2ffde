/** @jsxImportSource hono/jsx */
import { Act } from "../../panes/act";
import { FootButton } from "../../panes/foot-button";
import { Frame } from "../../panes/frame";
import { useText } from "../../panes/use-text";

type Props = { clientName: string; phone: string };

/** Says whom Plaid took the person for, and what comes, before anything is shared. */
export const LayerConsentPane = ({ clientName, phone }: Props) => {
  const text = useText();
  return (
    <Frame title={text("layerTitle", { client: clientName })}>
      <ul class="steps">
        <li>
          <strong>{text("layerKnown", { digits: phone.slice(-4) })}</strong>
          <span class="quiet">{text("layerKnownWhy")}</span>
        </li>
        <li>
          <strong>{text("yourChoice")}</strong>
          <span class="quiet">{text("layerChoiceWhy", { client: clientName })}</span>
        </li>
        <li>
          <strong>{text("unreal")}</strong>
          <span class="quiet">{text("unrealWhy")}</span>
        </li>
      </ul>
      <Act action="continue">
        <FootButton label={text("continue")} />
      </Act>
    </Frame>
  );
};
