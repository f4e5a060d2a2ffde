"use client";

import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import type { AccountNumbersView, ReadNumbersAnswer } from "@/lib/contracts/items";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../../_components/action-problem";
import { MissingProductNote } from "./missing-product";
import classes from "./on-demand.module.css";
import { useOnDemand } from "./use-on-demand";

type Props = { itemId: string; scriptUrl: string; returnTo: string };

/** Account and routing numbers, asked for by a click and masked until they are to be seen. */
export function NumbersOnDemand(page: Props) {
  const { itemId, returnTo } = page;
  const { answer, isBusy, problem, ask, drop } = useOnDemand<ReadNumbersAnswer>(
    routes.api.itemNumbers(itemId),
  );
  const [isRevealed, setRevealed] = useState(false);

  const hide = () => {
    setRevealed(false);
    drop();
  };
  const told = answer?.state === "told" ? answer.accounts : null;
  return (
    <>
      <p className={classes.lead}>
        For payments by ACH, EFT, IBAN or BACS. They are read from the bank when you ask, stored
        nowhere, and gone from this page after two minutes.
      </p>
      {answer?.state === "missing" && (
        <MissingProductNote missing={answer} what="account numbers" {...page} />
      )}
      {told && told.length === 0 && <p role="status">No account here has numbers.</p>}
      {told && told.length > 0 && (
        <ul className={classes.list} aria-label="Account numbers">
          {told.map((account, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and an account may have two schemes.
            <li key={index}>
              <Numbers {...account} isRevealed={isRevealed} />
            </li>
          ))}
        </ul>
      )}
      <div className={classes.actions}>
        {told && told.length > 0 ? (
          <>
            <ActionButton size="xs" onClick={() => setRevealed(!isRevealed)}>
              {isRevealed ? "Mask the numbers" : "Reveal the numbers"}
            </ActionButton>
            <ActionButton size="xs" variant="default" onClick={hide}>
              Forget them
            </ActionButton>
          </>
        ) : (
          <ActionButton
            size="xs"
            variant="default"
            loading={isBusy}
            onClick={() => {
              setRevealed(false);
              void ask();
            }}
          >
            {answer ? "Ask again" : "Get account numbers"}
          </ActionButton>
        )}
      </div>
      <ActionProblem problem={problem} title="The numbers could not be read" returnTo={returnTo} />
    </>
  );
}

const schemes = { ach: "ACH", eft: "EFT", international: "IBAN", bacs: "BACS" } as const;

function Numbers(account: AccountNumbersView & { isRevealed: boolean }) {
  const { accountName, mask, scheme, numbers, isRevealed } = account;
  return (
    <>
      <h3>
        {accountName}{" "}
        <span className={classes.mask}>
          {mask && `ending in ${mask} · `}
          {schemes[scheme]}
        </span>
      </h3>
      <dl className={classes.facts}>
        {numbers.map(({ label, value }) => (
          <div key={label} className={classes.pair}>
            <dt>{label}</dt>
            <dd className={classes.number}>{isRevealed ? value : masked(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The last two characters, which tell two numbers apart and are of no use to anybody else. */
const masked = (value: string) => `${"•".repeat(6)} ${value.slice(-2)}`;
