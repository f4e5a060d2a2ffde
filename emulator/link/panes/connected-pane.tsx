/** @jsxImportSource hono/jsx */
import type { PlaidErrorCode } from "../../plaid-errors";
import { Act } from "./act";
import { FootButton } from "./foot-button";
import { Frame } from "./frame";
import { useText } from "./use-text";
import { Wrong } from "./wrong";

type Props = {
  institution: string;
  clientName: string;
  accountCount: number;
  /** Whether the person is offered to save the accounts with a phone number. */
  canSave: boolean;
  problem: PlaidErrorCode | null;
};

/** The end of a success; the page hears of it when one presses Finish. */
export const ConnectedPane = ({
  institution,
  clientName,
  accountCount,
  canSave,
  problem,
}: Props) => {
  const text = useText();
  const values = { bank: institution, client: clientName, count: accountCount };
  return (
    <Frame title={text("connectedTitle")}>
      <p>{text(accountCount === 1 ? "connectedOne" : "connectedMany", values)}</p>
      {canSave && <SaveOffer problem={problem} />}
      <Act action="finish">
        <FootButton label={text(canSave ? "finishUnsaved" : "finish")} />
      </Act>
    </Frame>
  );
};

const SaveOffer = ({ problem }: Pick<Props, "problem">) => {
  const text = useText();
  const wrong = problem === "INVALID_PHONE_NUMBER" ? "phoneWrong" : "notSaved";
  return (
    <Act action="submit_phone">
      <fieldset>
        <p>{text("saveText")}</p>
        <Wrong text={problem && text(wrong)} />
        <label class="field">
          {text("phoneLabel")}
          <input name="phone_number" type="tel" autocomplete="off" maxlength={30} required />
        </label>
        <button type="submit" class="button second">
          {text("save")}
        </button>
      </fieldset>
    </Act>
  );
};
