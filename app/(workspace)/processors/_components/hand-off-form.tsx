"use client";

import { type FormEvent, useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ButtonLink } from "@/app/_components/button-link";
import { useHydrated } from "@/lib/browser/use-hydrated";
import type { AccountChoice, BankChoice } from "@/lib/contracts/processors";
import { routes } from "@/lib/routes";
import { AccountPicker } from "./account-picker";
import { ConfirmToken } from "./confirm-token";
import classes from "./hand-off-form.module.css";
import { isSame, type Press, useOpenPresses } from "./kept-presses";
import { type Partner, PartnerPicker } from "./partner-picker";

type Props = {
  banks: BankChoice[];
  /** All there are, in the order to show. */
  partners: Partner[];
  /** The account that the page was opened for; it need not be there. */
  cameFor: string | null;
};

/**
 * Choose an account and a partner, read what that means, and have the token made. A press that got no
 * answer is still chosen after a reload, and counts once.
 */
export function HandOffForm({ banks, partners, cameFor }: Props) {
  const isHydrated = useHydrated();
  const openPresses = useOpenPresses();
  const open = openPresses.findLast((one) => one.cameFor === cameFor);
  const [picked, setPicked] = useState<{ account?: string; partner?: string }>({});
  const [isTried, setTried] = useState(false);
  const [press, setPress] = useState<Press | null>(null);

  const eligible = banks
    .flatMap((bank) => bank.accounts.map((account) => ({ bank, account })))
    .filter(({ account }) => account.whyNot === null);
  const find = (id: string | null | undefined) => eligible.find(({ account }) => account.id === id);
  const choice = find(picked.account) ?? find(open?.accountId) ?? find(cameFor);
  const partner = partners.find(({ value }) => value === (picked.partner ?? open?.processor));
  const error = isTried && !partner ? "Choose who gets the account." : clash(choice, partner);
  const chosen = choice && partner && { accountId: choice.account.id, processor: partner.value };
  const isOpen = chosen !== undefined && openPresses.some((one) => isSame(one, chosen));

  function review(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (!choice || !partner || error) {
      const missing = choice ? "[role=combobox]" : "input[name=account]:enabled";
      event.currentTarget.querySelector<HTMLElement>(missing)?.focus();
      return;
    }
    setPicked({ account: choice.account.id, partner: partner.value });
    setPress({ accountId: choice.account.id, processor: partner.value, cameFor });
  }

  return (
    <>
      <form className={classes.form} onSubmit={review} noValidate>
        <fieldset className={classes.plain} disabled={!isHydrated}>
          <AccountPicker
            banks={banks}
            chosen={choice?.account.id ?? null}
            cameFor={cameFor}
            isMissing={isTried && !choice}
            onChoose={(account) => setPicked({ ...picked, account })}
          />
          {eligible.length === 0 ? (
            <NothingToHandOff />
          ) : (
            <PartnerPicker
              partners={partners}
              chosen={partner ?? null}
              error={error}
              onChoose={({ value }) => setPicked({ ...picked, partner: value })}
            />
          )}
        </fieldset>
        {eligible.length > 0 && (
          <div className={classes.go}>
            <ActionButton type="submit">Review and create</ActionButton>
            <p role="status">
              {isOpen && press === null
                ? "You pressed this before, and it is not known here what came of it. Go on to see: it counts once."
                : "You see what will be shared before anything happens."}
            </p>
          </div>
        )}
      </form>
      {press && choice && partner && (
        <ConfirmToken
          press={press}
          bank={choice.bank}
          account={choice.account}
          partner={partner}
          onCancel={() => setPress(null)}
        />
      )}
    </>
  );
}

type Choice = { account: AccountChoice };

/** Why a partner does not take an account, or null. */
function clash(choice: Choice | undefined, partner: Partner | undefined): string | null {
  if (partner?.value !== "stripe" || !choice) return null;
  return ["checking", "savings"].includes(choice.account.subtype ?? "")
    ? null
    : "Stripe takes checking and savings accounts only. Choose another account or partner.";
}

function NothingToHandOff() {
  return (
    <div className={classes.none}>
      <p>None of these accounts can be handed off now.</p>
      <ButtonLink href={routes.link()} variant="default">
        Link another bank
      </ButtonLink>
    </div>
  );
}
