/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { FootButton } from "./foot-button";
import { Frame } from "./frame";
import { useText } from "./use-text";

/** Says plainly what this emulator cannot do yet, and leads back. */
export const UnsupportedPane = ({ isUpdating }: { isUpdating: boolean }) => {
  const text = useText();
  return (
    <Frame title={text("notYetTitle")}>
      <p>{text("notYetText")}</p>
      <Act action="back">
        <FootButton label={text(isUpdating ? "tryAgain" : "another")} />
      </Act>
    </Frame>
  );
};
