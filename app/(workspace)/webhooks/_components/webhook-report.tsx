"use client";

import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import { PageLink } from "@/app/_components/page-link";
import type { WebhookDetail } from "@/lib/contracts/webhooks";
import { routes } from "@/lib/routes";
import { RelativeTime } from "../../accounts/_components/relative-time";
import { kindWords } from "./kind-words";
import { ReplayWebhook } from "./replay-webhook";
import { StateBadge } from "./state-badge";
import { modeName } from "./subject-name";
import { useLiveWebhook } from "./use-live-webhook";
import classes from "./webhook-detail.module.css";

type Props = { initial: WebhookDetail; serverNow: number };

/** What a webhook is about and what came of it, as it changes; and the button that has it done again. */
export function WebhookReport({ initial, serverNow }: Props) {
  const { webhook, problem, put } = useLiveWebhook(initial);
  const { type, code, state, effect, failure, attempts, item, session } = webhook;
  return (
    <section className={classes.panel} aria-labelledby="kind">
      <div className={classes.heading}>
        <Title order={1} id="kind" className={classes.kind}>
          <span>{type ?? "Unreadable"}</span> {code}
        </Title>
        <StateBadge state={state} />
      </div>
      <p>{kindWords(type, code)}</p>
      <dl className={classes.facts}>
        {item && (
          <Fact name="Bank">
            <PageLink href={routes.item(item.id)}>
              {item.institutionName ?? "A bank without a name"}
            </PageLink>{" "}
            <PageLink href={routes.webhooks({ item: item.id })}>its webhooks</PageLink>
          </Fact>
        )}
        {session && (
          <Fact name="Link session">
            {session.mode === "hosted" ? (
              <PageLink href={routes.hostedSession(session.id)}>Hosted Link</PageLink>
            ) : (
              modeName(session.mode)
            )}{" "}
            <PageLink href={routes.session(session.id)}>every step of it</PageLink>
          </Fact>
        )}
        <Fact name="Came">
          <RelativeTime at={webhook.receivedAt} serverNow={serverNow} />
        </Fact>
        <Fact name="Attempts">{attempts}</Fact>
        {effect && <Fact name={state === "received" ? "Effect before" : "Effect"}>{effect}</Fact>}
        {failure && <Fact name="Last attempt failed">{failure}</Fact>}
      </dl>
      <ReplayWebhook webhook={webhook} onReplayed={put} connection={problem} />
    </section>
  );
}

type FactProps = { name: string; children: ReactNode };

function Fact({ name, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
