"use client";

import type { LinkSessionAnswer, LinkSessionView } from "@/lib/contracts/link";
import { BankResult } from "./bank-result";
import classes from "./bank-results.module.css";

type Props = {
  session: LinkSessionView;
  /** Called with the session as it is after something was tried again. */
  onChanged: (answer: LinkSessionAnswer) => void;
  /** Opens update mode for an Item that is there already. Without it, the way leads to the accounts. */
  onRepair?: (itemId: string) => void;
};

/** The banks of a session, each with what became of it and what can be done about it. */
export function BankResults({ session, onChanged, onRepair }: Props) {
  const { banks, items } = session;
  if (banks.length === 0) return null;
  return (
    <section className={classes.panel} aria-labelledby="banks">
      <h2 id="banks">{banks.length === 1 ? "Bank" : "Banks"}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers Safari does not take it for a list. */}
      <ul role="list" aria-labelledby="banks" className={classes.list}>
        {banks.map((bank) => (
          <BankResult
            key={bank.id}
            sessionId={session.id}
            bank={bank}
            item={items.find(({ id }) => id === bank.itemId) ?? null}
            onChanged={onChanged}
            {...(onRepair && { onRepair })}
          />
        ))}
      </ul>
    </section>
  );
}
