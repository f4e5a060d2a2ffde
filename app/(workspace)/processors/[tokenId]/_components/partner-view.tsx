"use client";

import { ActionButton } from "@/app/_components/action-button";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../../_components/action-problem";
import { useToken } from "./live-token";
import classes from "./partner-view.module.css";
import { PartnerViewSetup } from "./partner-view-setup";
import { ReadingCard } from "./reading-card";
import { usePartnerView } from "./use-partner-view";

type Props = {
  /** Whether this app has keys of a partner. */
  canRead: boolean;
};

/** What the partner reads with the token: this app plays the partner, with a partner's own keys. */
export function PartnerView({ canRead }: Props) {
  const { token } = useToken();
  const { id, processorName, revokedAt } = token;
  const view = usePartnerView();
  if (revokedAt) {
    return (
      <p className={classes.lead}>
        Nothing any more. Whoever asks Plaid with this token is refused. What {processorName} read
        before, it has.
      </p>
    );
  }
  if (!canRead) return <PartnerViewSetup name={processorName} />;
  return (
    <>
      <p className={classes.lead}>
        To show it, this app plays {processorName}: it asks Plaid with the processor token and the
        partner&apos;s own keys, never with yours. What comes is stored nowhere, and gone from this
        page after two minutes.
      </p>
      <div className={classes.actions}>
        <ActionButton loading={view.isBusy} onClick={() => void view.readAll()}>
          {view.readings ? "Read again" : "Read as the partner"}
        </ActionButton>
        {view.readings && (
          <ActionButton variant="default" onClick={view.forget}>
            Forget it
          </ActionButton>
        )}
      </div>
      <ActionProblem
        problem={view.problem}
        title={
          view.isNotAllowed
            ? "The permission was not changed"
            : "Plaid could not be asked as the partner"
        }
        returnTo={routes.processor(id)}
      />
      {view.readings && (
        // biome-ignore lint/a11y/noRedundantRoles: without markers Safari does not take it for a list.
        <ul role="list" aria-label="What Plaid told the partner" className={classes.list}>
          {view.readings.map((reading) => (
            <ReadingCard key={reading.product} reading={reading} view={view} />
          ))}
        </ul>
      )}
    </>
  );
}
