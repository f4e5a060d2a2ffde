"use client";

import { Loader } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockX,
  IconDoorExit,
  IconSend,
} from "@tabler/icons-react";
import { ButtonLink } from "@/app/_components/button-link";
import type { LinkSessionAnswer } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import { ClockTime } from "../../../_components/clock-time";
import { toldBy } from "../../_components/told-by";
import type { HostedPhase } from "./hosted-phase";
import classes from "./hosted-status.module.css";
import { StartHosted } from "./start-hosted";
import { statusWords } from "./status-words";

type Props = { phase: HostedPhase; answer: LinkSessionAnswer };

/** How a hosted session stands, what that means, and the way on. A change is read out. */
export function HostedStatus({ phase, answer }: Props) {
  const { session } = answer;
  const { title, text } = statusWords(phase, answer);
  const isLinked = session.banks.some(({ state }) => state === "linked");
  return (
    <section className={classes.panel} aria-labelledby="status">
      <StatusIcon phase={phase} isLinked={isLinked} />
      <div className={classes.body}>
        <div role="status">
          <h2 id="status">{title}</h2>
          <p>{text}</p>
        </div>
        {phase === "unavailable" && <WhereToAsk />}
        <Facts answer={answer} />
        <div className={classes.actions}>
          {isLinked && <ButtonLink href={routes.accounts()}>Go to your accounts</ButtonLink>}
          {isOver(phase) && (
            <StartHosted variant={isOfUse(answer) ? "default" : "filled"}>
              Create another link
            </StartHosted>
          )}
        </div>
      </div>
    </section>
  );
}

/** While there is something better to do here than to begin anew. */
const isOfUse = ({ session: { banks, hostedLinkUrl } }: LinkSessionAnswer) =>
  banks.length > 0 || hostedLinkUrl !== null;

const isOver = (phase: HostedPhase) => !["waiting", "in_progress", "quiet"].includes(phase);

function StatusIcon({ phase, isLinked }: { phase: HostedPhase; isLinked: boolean }) {
  const icon = { size: 24, "aria-hidden": true } as const;
  switch (phase) {
    case "waiting":
      return <IconSend {...icon} className={classes.calm} />;
    case "in_progress":
      return <Loader size={22} aria-hidden="true" />;
    case "banks":
      return isLinked ? (
        <IconCircleCheck {...icon} className={classes.calm} />
      ) : (
        <IconAlertTriangle {...icon} className={classes.warning} />
      );
    case "left":
      return <IconDoorExit {...icon} className={classes.muted} />;
    case "unavailable":
      return <IconAlertTriangle {...icon} className={classes.warning} />;
    default:
      return <IconClockX {...icon} className={classes.muted} />;
  }
}

/** Hosted Link is switched on by Plaid, for a team at a time. */
function WhereToAsk() {
  return (
    <p>
      Ask your account manager at Plaid, or file a ticket at{" "}
      <a href="https://dashboard.plaid.com/support" target="_blank" rel="noopener noreferrer">
        dashboard.plaid.com
      </a>
      , to enable Hosted Link for your team. Quote the client id these keys belong to. Then create
      another link; nothing needs to change here.
    </p>
  );
}

/** Who told the end first, and what support would ask for. */
function Facts({ answer: { session } }: { answer: LinkSessionAnswer }) {
  const { finishedVia, finishedAt, exit, plaidLinkSessionId } = session;
  const facts = [
    finishedVia && finishedAt && (
      <span key="first">
        First to tell: <strong>{toldBy(finishedVia)}</strong>, at <ClockTime at={finishedAt} />
      </span>
    ),
    exit?.code && (
      <span key="code">
        Code <code>{exit.code}</code>
      </span>
    ),
    exit?.requestId && (
      <span key="request">
        Request <code>{exit.requestId}</code>
      </span>
    ),
    plaidLinkSessionId && (
      <span key="session">
        link_session_id <code>{plaidLinkSessionId}</code>
      </span>
    ),
  ].filter(Boolean);
  return facts.length > 0 && <p className={classes.facts}>{facts}</p>;
}
