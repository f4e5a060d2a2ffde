"use client";

import { useNow } from "@/lib/browser/use-now";
import type { LinkSessionAnswer } from "@/lib/contracts/link";
import { BankResults } from "../../_components/bank-results";
import { SessionTimeline } from "../../_components/session-timeline";
import { useLiveSession } from "../../_components/use-live-session";
import { ConnectionNotice } from "./connection-notice";
import { HostedLinkCard } from "./hosted-link-card";
import { hostedPhase } from "./hosted-phase";
import classes from "./hosted-session.module.css";
import { HostedStatus } from "./hosted-status";

type Props = {
  initial: LinkSessionAnswer;
  /** When the server rendered this, in milliseconds. */
  serverNow: number;
};

/** A hosted session as it happens: how it stands, the link while it is of use, banks, timeline. */
export function HostedSession({ initial, serverNow }: Props) {
  const { answer, problem, askProblem, put } = useLiveSession(initial, canStillLink);
  const now = useNow(serverNow);
  const { session, events } = answer;
  const phase = hostedPhase(answer, now);
  const url = phase === "banks" ? null : session.hostedLinkUrl;
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <div>
          <HostedStatus phase={phase} answer={answer} />
          <ConnectionNotice problem={problem} askProblem={askProblem} sessionId={session.id} />
        </div>
        {url && <HostedLinkCard url={url} expiresAt={session.expiresAt} serverNow={serverNow} />}
        <BankResults session={session} onChanged={put} />
      </div>
      <SessionTimeline
        sessionId={session.id}
        events={events}
        startedAt={session.createdAt}
        empty={
          phase === "unopened" || phase === "unavailable"
            ? "Nothing happened in this session."
            : "Nothing yet. What happens on Plaid's page appears here while it happens."
        }
      />
    </div>
  );
}

/** A person who has left Link can open the same address again. */
const canStillLink = ({ session: { state, hostedLinkUrl } }: LinkSessionAnswer) =>
  (state === "open" || state === "exited") && hostedLinkUrl !== null;
