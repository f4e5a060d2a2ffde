"use client";

import { useEffect, useState } from "react";
import { ButtonLink } from "@/app/_components/button-link";
import { callApi } from "@/lib/browser/call-api";
import type { LinkSessionAnswer, RefreshLinkRequest } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import { BankResults } from "../../_components/bank-results";
import { LinkFlowView } from "../../_components/link-flow-view";
import { LinkLauncher } from "../../_components/link-launcher";
import { SessionTimeline } from "../../_components/session-timeline";
import { useLinkFlow } from "../../_components/use-link-flow";
import classes from "./multi-item-link.module.css";

const LOOK_EVERY_MS = 2_000;
const MOST_LOOKS = 30;

/** Multi-Item Link from the click to what became of each bank. */
export function MultiItemLink({ scriptUrl }: { scriptUrl: string }) {
  const [answer, setAnswer] = useState<LinkSessionAnswer | null>(null);
  const repair = useLinkFlow({ scriptUrl });
  useLateBanks(answer, setAnswer);

  return (
    <>
      <div className={classes.launch}>
        <LinkLauncher
          scriptUrl={scriptUrl}
          returnTo={routes.linkMultiItem()}
          request={{ mode: "multi_item" }}
          label={answer ? "Link more banks" : "Link several banks"}
          onSession={setAnswer}
        />
        {answer && (
          <ButtonLink href={routes.accounts()} variant="default">
            Go to your accounts
          </ButtonLink>
        )}
      </div>
      {answer && (
        <>
          {answer.session.banks.length === 0 && (
            <p role="status" className={classes.waiting}>
              Plaid has not told of any bank yet. They appear here as soon as it does.
            </p>
          )}
          <BankResults
            session={answer.session}
            onChanged={setAnswer}
            onRepair={(itemId) => repair.launch({ mode: "update", itemId, update: "reauth" })}
          />
          <LinkFlowView flow={repair} returnTo={routes.linkMultiItem()} />
          <SessionTimeline
            events={answer.events}
            startedAt={answer.session.createdAt}
            empty="Plaid tells of this session when it is over."
          />
        </>
      )}
    </>
  );
}

/** Keeps asking while a bank is under way, or Plaid has told of none; after a minute the server's own job goes on. */
function useLateBanks(
  answer: LinkSessionAnswer | null,
  onChanged: (answer: LinkSessionAnswer) => void,
) {
  const sessionId = answer?.session.id;
  const isWaiting =
    answer !== null &&
    (answer.session.banks.length === 0 ||
      answer.session.banks.some(({ state }) => state === "linking") ||
      answer.session.items.some(({ state }) => state === "linked"));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the function is the setter of a state.
  useEffect(() => {
    if (!isWaiting || !sessionId) return;
    let looks = 0;
    const timer = setInterval(() => {
      looks += 1;
      if (looks > MOST_LOOKS) return clearInterval(timer);
      const body: RefreshLinkRequest = { via: "poll" };
      callApi<LinkSessionAnswer>("POST", routes.api.refreshLinkSession(sessionId), body).then(
        onChanged,
        () => {}, // It is asked again in a moment.
      );
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWaiting, sessionId]);
}
