/** @jsxImportSource hono/jsx */
import type { BankAccount } from "../../data/bank-account";
import { AccountChoices } from "./account-choices";
import { Act } from "./act";
import { FootButton } from "./foot-button";
import { Frame } from "./frame";
import { useText } from "./use-text";

const HEARTBEAT_MS = 5_000;

type Props = {
  accounts: readonly BankAccount[];
  chosen: readonly string[];
  onlyOne: boolean;
};

/** The accounts a person may share; at least one has to be. Who takes too long is told so. */
export const AccountsPane = ({ accounts, chosen, onlyOne }: Props) => {
  const text = useText();
  return (
    <Frame title={text(onlyOne ? "accountTitle" : "accountsTitle")}>
      <Act action="heartbeat" everyMs={HEARTBEAT_MS} />
      <Act action="select_accounts">
        {!onlyOne && accounts.length > 1 && (
          <button type="button" class="plain" data-select-all>
            {text("selectAll")}
          </button>
        )}
        <AccountChoices accounts={accounts} chosen={chosen} onlyOne={onlyOne} />
        <FootButton label={text("continue")} />
      </Act>
    </Frame>
  );
};
