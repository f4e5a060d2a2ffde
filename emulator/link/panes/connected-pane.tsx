/** @jsxImportSource hono/jsx */
import { Act } from "./act";
import { Frame } from "./frame";

type Props = { institution: string; clientName: string; accountCount: number };

/** The end of a success; the page hears of it when one presses Finish. */
export const ConnectedPane = ({ institution, clientName, accountCount }: Props) => (
  <Frame title="Success">
    <p>
      {accountCount === 1 ? "One account" : `${accountCount} accounts`} at {institution}{" "}
      {accountCount === 1 ? "is" : "are"} ready to be shared with {clientName}.
    </p>
    <Act action="finish">
      <div class="foot">
        <button type="submit" class="button">
          Finish
        </button>
      </div>
    </Act>
  </Frame>
);
