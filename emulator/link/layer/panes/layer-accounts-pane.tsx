/** @jsxImportSource hono/jsx */
import type { BankAccount } from "../../../data/bank-account";
import { findInstitution } from "../../../data/find-institution";
import type { SavedInstitution } from "../../../data/saved-institution";
import { AccountChoices } from "../../panes/account-choices";
import { Act } from "../../panes/act";
import { Frame } from "../../panes/frame";
import { useText } from "../../panes/use-text";

const FORM = "layer-accounts";

type Props = {
  banks: readonly (SavedInstitution & { accounts: readonly BankAccount[] })[];
  onlyOne: boolean;
  /** Whether the app takes people who share no account. */
  canDoWithout: boolean;
};

/** The banks Plaid knows of, with their accounts. Those of the first are chosen already. */
export const LayerAccountsPane = ({ banks, onlyOne, canDoWithout }: Props) => {
  const text = useText();
  const [first] = banks;
  return (
    <Frame title={text(onlyOne ? "accountTitle" : "accountsTitle")}>
      <Act action="select_accounts" id={FORM}>
        {banks.map((bank) => {
          const accounts = bank.accounts.map((account) => ({
            ...account,
            key: `${bank.institutionId}:${account.key}`,
          }));
          const chosen = bank === first ? accounts.map(({ key }) => key) : [];
          return (
            <fieldset key={bank.institutionId}>
              <legend>{findInstitution(bank.institutionId)?.name}</legend>
              <AccountChoices accounts={accounts} chosen={chosen} onlyOne={onlyOne} />
            </fieldset>
          );
        })}
      </Act>
      <div class="foot">
        <button type="submit" class="button" form={FORM}>
          {text("share")}
        </button>
        {canDoWithout && (
          <Act action="finish">
            <button type="submit" class="button second">
              {text("withoutBank")}
            </button>
          </Act>
        )}
      </div>
    </Frame>
  );
};
