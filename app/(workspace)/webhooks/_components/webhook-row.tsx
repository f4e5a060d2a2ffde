"use client";

import { PageLink } from "@/app/_components/page-link";
import type { WebhookView } from "@/lib/contracts/webhooks";
import { routes } from "@/lib/routes";
import { RelativeTime } from "../../accounts/_components/relative-time";
import { kindWords } from "./kind-words";
import { StateBadge } from "./state-badge";
import { subjectName } from "./subject-name";
import classes from "./webhook-list.module.css";

type Props = { webhook: WebhookView; serverNow: number };

/** One webhook of the list: what came, what it means, what it led to. */
export function WebhookRow({ webhook, serverNow }: Props) {
  const { id, type, code, state, effect, failure, attempts, receivedAt } = webhook;
  const subject = subjectName(webhook);
  const outcome = failure && state !== "processed" ? `Last attempt: ${failure}` : effect;
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <PageLink href={routes.webhook(id)} className={classes.name}>
          <span className={classes.type}>{type ?? "Unreadable"}</span> {code}
        </PageLink>
        <StateBadge state={state} />
        <span className={classes.when}>
          <RelativeTime at={receivedAt} serverNow={serverNow} />
        </span>
      </div>
      <p className={classes.meaning}>
        {kindWords(type, code)}
        {subject && <span className={classes.subject}>{subject}</span>}
      </p>
      {outcome && (
        <p className={classes.effect}>
          {outcome}
          {attempts > 1 && ` (${attempts} attempts)`}
        </p>
      )}
    </li>
  );
}
