/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { Frame } from "./frame";
import { useText } from "./use-text";

/** Asks once more, where something would be lost. */
export const ConfirmExitPane = () => {
  const text = useText();
  return (
    <Frame title={text("sureTitle")} canExit={false}>
      <p>{text("sureText")}</p>
      <div class="foot" data-confirm>
        <Act action="confirm_exit">
          <button type="submit" class="button">
            {text("sureYes")}
          </button>
        </Act>
        <Act action="cancel_exit">
          <button type="submit" class="button second">
            {text("sureNo")}
          </button>
        </Act>
      </div>
    </Frame>
  );
};
