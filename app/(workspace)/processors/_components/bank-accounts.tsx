import { type ReactNode, useId } from "react";
import { PageLink } from "@/app/_components/page-link";
import type { BankChoice, WhyNot } from "@/lib/contracts/processors";
import { routes } from "@/lib/routes";
import classes from "./account-picker.module.css";
import { AccountRadio } from "./account-radio";

type Props = {
  bank: BankChoice;
  chosen: string | null;
  /** The account that the page was opened for. */
  cameFor: string | null;
  onChoose: (accountId: string) => void;
};

/** The accounts of one bank: those that can be handed off, then the others with the reason. */
export function BankAccounts({ bank, chosen, cameFor, onChoose }: Props) {
  const id = useId();
  const { itemId, institutionName, sharesNumbers, accounts } = bank;
  const radios = (whyNot: WhyNot | null) => {
    const reasonId = whyNot ? `${id}-${whyNot}` : undefined;
    return accounts
      .filter((account) => account.whyNot === whyNot)
      .map((account) => (
        <AccountRadio
          key={account.id}
          account={account}
          isChosen={account.id === chosen}
          reasonId={reasonId}
          onChoose={onChoose}
        />
      ));
  };
  const withoutCash = radios("type");
  const holdsSought = accounts.some((one) => one.id === cameFor && one.whyNot === "type");
  return (
    <fieldset className={classes.bank}>
      <legend>{institutionName ?? "Unnamed bank"}</legend>
      {accounts.length === 0 && (
        <p className={classes.reason}>
          The bank has told of no account yet.{" "}
          <PageLink href={routes.item(itemId)}>Look at the bank</PageLink>
        </p>
      )}
      {!sharesNumbers && accounts.some(({ whyNot }) => whyNot === null) && (
        <p className={classes.reason}>
          You have not agreed that account numbers are told, which most partners need.{" "}
          <PageLink href={routes.item(itemId)}>Grant more on the bank&apos;s page</PageLink>
        </p>
      )}
      <Radios>{radios(null)}</Radios>
      {(["reading", "repair", "gone"] as const).map((whyNot) => (
        <Radios
          key={whyNot}
          reason={
            <p id={`${id}-${whyNot}`} className={classes.reason}>
              <Reason whyNot={whyNot} itemId={itemId} />
            </p>
          }
        >
          {radios(whyNot)}
        </Radios>
      ))}
      {withoutCash.length > 0 && (
        <details open={holdsSought || undefined} className={classes.others}>
          <summary id={`${id}-type`}>{withoutCashWords(withoutCash.length)}</summary>
          <Radios>{withoutCash}</Radios>
        </details>
      )}
    </fieldset>
  );
}

type RadiosProps = { reason?: ReactNode; children: ReactNode[] };

function Radios({ reason, children }: RadiosProps) {
  if (children.length === 0) return null;
  return (
    <>
      {reason}
      <div className={classes.radios}>{children}</div>
    </>
  );
}

const withoutCashWords = (count: number) =>
  count === 1
    ? "One account holds no cash, so it cannot be handed off"
    : `${count} accounts hold no cash, so they cannot be handed off`;

type ReasonProps = { whyNot: Exclude<WhyNot, "type">; itemId: string };

/** Why accounts cannot be handed off, and what would change that. */
function Reason({ whyNot, itemId }: ReasonProps) {
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
  }
}
