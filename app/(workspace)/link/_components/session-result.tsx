"use client";

import type { LinkSessionAnswer } from "@/lib/contracts/link";
import { BankResults } from "./bank-results";
import { LinkFlowView } from "./link-flow-view";
import classes from "./session-result.module.css";
import { SessionTimeline } from "./session-timeline";
import { useLinkFlow } from "./use-link-flow";
import { useLiveSession } from "./use-live-session";

type Props = {
  /** The session as it was when Link was through. */
  initial: LinkSessionAnswer;
  scriptUrl: string;
  /** The page to come back to when the person turns out to be signed out. */
  returnTo: string;
};

/** What became of each bank of a Multi-Item session, as Plaid tells it. A new session needs a `key`. */
export function SessionResult({ initial, scriptUrl, returnTo }: Props) {
  const { answer, problem, askProblem, put } = useLiveSession(initial, isAwaited);
  const repair = useLinkFlow({ scriptUrl });
  const { session, events } = answer;
  const trouble = problem ?? askProblem;
  return (
    <>
      <div role="status">
        {session.banks.length === 0 && (
          <p className={classes.waiting}>
            {isAwaited(answer)
              ? "Plaid has not told of any bank yet. It is asked again and again while this page is open."
              : "Plaid told of no bank in this session."}
          </p>
        )}
        {trouble && (
          <p className={classes.waiting}>
            What stands here may be old: {trouble.message}{" "}
            {trouble.code !== "unauthenticated" && "It is tried again."}
          </p>
        )}
      </div>
      <BankResults
        session={session}
        onChanged={put}
        onRepair={(itemId) => repair.launch({ mode: "update", itemId, update: "reauth" })}
      />
      <LinkFlowView flow={repair} returnTo={returnTo} />
      <SessionTimeline
        sessionId={session.id}
        events={events}
        startedAt={session.createdAt}
        empty="Plaid tells of this session when it is over."
      />
    </>
  );
}

/** Link is through, but until the session has an end Plaid has not told of it all. */
const isAwaited = ({ session: { state } }: LinkSessionAnswer) => state === "open";
