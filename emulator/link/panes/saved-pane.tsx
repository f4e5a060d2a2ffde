/** @jsxImportSource hono/jsx */

import type { BankAccount } from "../../data/bank-account";
import { findInstitution } from "../../data/find-institution";
import type { SavedInstitution } from "../../data/saved-institution";
import { AccountChoices } from "./account-choices";
import { Act } from "./act";
import { FootButton } from "./foot-button";
import { Frame } from "./frame";
import { useText } from "./use-text";

type Props = {
  saved: readonly (SavedInstitution & { accounts: readonly BankAccount[] })[];
  onlyOne: boolean;
};

/** What Plaid remembers of the person: banks with their accounts, each to be shared without a login. */
export const SavedPane = ({ saved, onlyOne }: Props) => {
  const text = useText();
  return (
    <Frame title={text("savedTitle")}>
      <p>{text("savedText")}</p>
      {saved.map(({ institutionId, accounts, masks, needsSignIn }) => {
        const bank = findInstitution(institutionId)?.name ?? institutionId;
        return (
          <Act action="share_saved" key={institutionId}>
            <fieldset>
              <legend>{bank}</legend>
              <input type="hidden" name="institution_id" value={institutionId} />
              <AccountChoices accounts={accounts} chosen={masks} onlyOne={onlyOne} />
              {needsSignIn && <p class="quiet">{text("savedSignIn", { bank })}</p>}
              <button type="submit" class="button">
                {text("savedContinue", { bank })}
              </button>
            </fieldset>
          </Act>
        );
      })}
      <Act action="connect_new">
        <FootButton label={text("connectNew")} second />
      </Act>
    </Frame>
  );
};
