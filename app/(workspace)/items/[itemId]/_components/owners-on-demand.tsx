"use client";

import { ActionButton } from "@/app/_components/action-button";
import type { OwnerView, ReadIdentityAnswer } from "@/lib/contracts/items";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../../_components/action-problem";
import { MissingProductNote } from "./missing-product";
import classes from "./on-demand.module.css";
import { useOnDemand } from "./use-on-demand";

type Props = { itemId: string; scriptUrl: string; returnTo: string };

/** Who the bank says owns the accounts, asked for by a click. */
export function OwnersOnDemand(page: Props) {
  const { itemId, returnTo } = page;
  const { answer, isBusy, problem, ask, drop } = useOnDemand<ReadIdentityAnswer>(
    routes.api.itemIdentity(itemId),
  );
  const owners = answer?.state === "told" ? answer.owners : null;
  return (
    <>
      <p className={classes.lead}>
        Names, addresses, phone numbers and e-mails as the bank has them. They are read when you
        ask, stored nowhere, and gone from this page after two minutes.
      </p>
      {answer?.state === "missing" && (
        <MissingProductNote missing={answer} what="owner details" {...page} />
      )}
      {owners && owners.length === 0 && <p role="status">The bank tells no owners.</p>}
      {owners && owners.length > 0 && (
        <ul className={classes.list} aria-label="Owners">
          {owners.map((owner) => (
            <li key={owner.names.join() + owner.accounts.join()}>
              <Owner {...owner} />
            </li>
          ))}
        </ul>
      )}
      <div className={classes.actions}>
        {owners ? (
          <ActionButton size="xs" variant="default" onClick={drop}>
            Forget them
          </ActionButton>
        ) : (
          <ActionButton size="xs" variant="default" loading={isBusy} onClick={() => void ask()}>
            {answer ? "Ask again" : "Get owners"}
          </ActionButton>
        )}
      </div>
      <ActionProblem problem={problem} title="The owners could not be read" returnTo={returnTo} />
    </>
  );
}

function Owner({ names, emails, phoneNumbers, addresses, accounts }: OwnerView) {
  const facts = [
    ["E-mail", emails],
    ["Phone", phoneNumbers],
    ["Address", addresses],
    ["Accounts", [accounts.join(", ")]],
  ] as const;
  return (
    <>
      <h3>{names.join(", ") || "No name"}</h3>
      <dl className={classes.facts}>
        {facts.map(
          ([label, values]) =>
            values.length > 0 && (
              <div key={label} className={classes.pair}>
                <dt>{label}</dt>
                <dd>
                  {values.map((value) => (
                    <div key={value}>{value}</div>
                  ))}
                </dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}
