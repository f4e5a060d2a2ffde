import { useId } from "react";
import { PageLink } from "@/app/_components/page-link";
import type { AccountChoice, BankChoice, WhyNot } from "@/lib/contracts/processors";
import { routes } from "@/lib/routes";
import { accountKind } from "../../accounts/_components/account-kind";
import classes from "./account-picker.module.css";

type Props = {
  bank: BankChoice;
  chosen: string | null;
  onChoose: (accountId: string) => void;
};

/** The accounts of one bank: those that can be handed off, then the others with the reason. */
export function BankAccounts({ bank, chosen, onChoose }: Props) {
  const id = useId();
  const { itemId, institutionName, accounts } = bank;
  const group = (whyNot: WhyNot | null) => accounts.filter((one) => one.whyNot === whyNot);
  const radio = (account: AccountChoice, reasonId?: string) => (
    <AccountRadio
      key={account.id}
      account={account}
      isChosen={account.id === chosen}
      reasonId={reasonId}
      onChoose={onChoose}
    />
  );
  return (
    <fieldset className={classes.bank}>
      <legend>{institutionName ?? "Unnamed bank"}</legend>
      {accounts.length === 0 && (
        <p className={classes.reason}>
          The bank has told of no account yet.{" "}
          <PageLink href={routes.item(itemId)}>Look at the bank</PageLink>
        </p>
      )}
      {group(null).length > 0 && (
        <div className={classes.radios}>{group(null).map((one) => radio(one))}</div>
      )}
      {reasons.map(
        (whyNot) =>
          group(whyNot).length > 0 && (
            <div key={whyNot} className={classes.others}>
              <p id={`${id}-${whyNot}`} className={classes.reason}>
                <Reason whyNot={whyNot} itemId={itemId} />
              </p>
              <div className={classes.radios}>
                {group(whyNot).map((one) => radio(one, `${id}-${whyNot}`))}
              </div>
            </div>
          ),
      )}
    </fieldset>
  );
}

const reasons = ["reading", "repair", "gone", "type"] as const satisfies WhyNot[];

/** Why accounts cannot be handed off, and what would change that. */
function Reason({ whyNot, itemId }: { whyNot: WhyNot; itemId: string }) {
  switch (whyNot) {
    case "reading":
      return "The bank was linked just now and is being read. Wait a moment; this page follows by itself.";
    case "repair":
      return (
        <>
          The bank wants you to sign in again first.{" "}
          <PageLink href={routes.item(itemId)}>Repair it on its page</PageLink>
        </>
      );
    case "gone":
      return (
        <>
          The link to this bank has ended.{" "}
          <PageLink href={routes.linkStandard()}>Link the bank again</PageLink>
        </>
      );
    case "type":
      return "Only accounts that hold cash can be handed off, so not these:";
  }
}

type RadioProps = {
  account: AccountChoice;
  isChosen: boolean;
  /** Of the words that say why it cannot be chosen. */
  reasonId: string | undefined;
  onChoose: (accountId: string) => void;
};

function AccountRadio({ account, isChosen, reasonId, onChoose }: RadioProps) {
  const { id, name, mask, subtype, whyNot } = account;
  return (
    <label className={classes.account} data-disabled={whyNot !== null || undefined}>
      <input
        type="radio"
        name="account"
        value={id}
        checked={isChosen}
        disabled={whyNot !== null}
        aria-describedby={reasonId}
        onChange={() => onChoose(id)}
      />
      <span className={classes.words}>
        <span>{name}</span>{" "}
        <span className={classes.kind}>
          {[accountKind({ subtype }), mask && `••\u00a0${mask}`].filter(Boolean).join(" · ")}
        </span>
      </span>
    </label>
  );
}
