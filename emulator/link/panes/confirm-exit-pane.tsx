/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { Frame } from "./frame";

/** Asks once more, where something would be lost. */
export const ConfirmExitPane = () => (
  <Frame title="Are you sure you want to exit?" canExit={false}>
    <p>Your progress will be lost.</p>
    <div class="foot" data-confirm>
      <Act action="confirm_exit">
        <button type="submit" class="button">
          Yes, exit
        </button>
      </Act>
      <Act action="cancel_exit">
        <button type="submit" class="button second">
          No, go back
        </button>
      </Act>
    </div>
  </Frame>
);
