"use client";

import { VisuallyHidden } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { ButtonLink } from "@/app/_components/button-link";
import { ProblemAlert } from "@/app/_components/problem-alert";
import type { ApiError } from "@/lib/browser/call-api";
import type { ListWebhooksAnswer, ListWebhooksQuery, WebhookView } from "@/lib/contracts/webhooks";
import { routes } from "@/lib/routes";
import { useLiveWebhooks } from "./use-live-webhooks";
import classes from "./webhook-list.module.css";
import { WebhookRow } from "./webhook-row";

type Props = {
  initial: ListWebhooksAnswer;
  filters: ListWebhooksQuery;
  serverNow: number;
  /** What stands here while there is none at all. */
  empty: ReactNode;
};

/** The newest webhooks, as they come, or an older page of them, which keeps still. */
export function WebhookList({ initial, filters, serverNow, empty }: Props) {
  const isNewest = filters.before === undefined;
  const path = isNewest ? routes.api.webhooks(filters) : null;
  const { answer, problem } = useLiveWebhooks(path, initial);
  const { webhooks, next } = answer;
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return (
    <>
      <div className={classes.live}>
        <Connection problem={problem} />
        {webhooks.length > 0 && (
          // biome-ignore lint/a11y/noRedundantRoles: without markers Safari does not take it for a list.
          <ul role="list" aria-label="Webhooks" className={classes.list}>
            {webhooks.map((webhook) => (
              <WebhookRow key={webhook.id} webhook={webhook} serverNow={serverNow} />
            ))}
          </ul>
        )}
        {webhooks.length === 0 && (isFiltered ? <NoneFound /> : empty)}
      </div>
      <nav className={classes.pages} aria-label="Pages">
        {!isNewest && (
          <ButtonLink variant="default" href={routes.webhooks({ ...filters, before: undefined })}>
            Newest
          </ButtonLink>
        )}
        {next && (
          <ButtonLink variant="default" href={routes.webhooks({ ...filters, before: next })}>
            Older
          </ButtonLink>
        )}
      </nav>
      <News webhooks={webhooks} />
    </>
  );
}

function NoneFound() {
  return (
    <section className={classes.none}>
      <h2>No webhook is like that</h2>
      <p>None of those that came fits these filters.</p>
      <ButtonLink variant="default" href={routes.webhooks()}>
        Show all
      </ButtonLink>
    </section>
  );
}

/** Says that what stands here may be old, and why. It goes by itself where that passes. */
function Connection({ problem }: { problem: ApiError | null }) {
  if (problem?.code === "unauthenticated") {
    return (
      <ProblemAlert
        title="Your session has ended"
        actions={
          <ButtonLink size="xs" href={routes.signIn(routes.webhooks())}>
            Go to sign-in
          </ButtonLink>
        }
      >
        Webhooks are taken in all the same. Sign in to see them.
      </ProblemAlert>
    );
  }
  return (
    <div role="status">
      {problem && (
        <p className={classes.notice}>
          <IconInfoCircle size={18} aria-hidden="true" />
          The list could not be read just now, so it may be old. It is tried again.
        </p>
      )}
    </div>
  );
}

/** Tells what has come since the page did. */
function News({ webhooks }: { webhooks: WebhookView[] }) {
  const newest = useRef(webhooks[0]?.id ?? "");
  const [news, setNews] = useState("");
  useEffect(() => {
    const came = webhooks.filter(({ id }) => id > newest.current);
    const [last] = came;
    if (!last) return;
    newest.current = last.id;
    const name = `${last.type ?? "unreadable"} ${last.code ?? ""}`;
    setNews(came.length === 1 ? `New: ${name}` : `${came.length} new, the last: ${name}`);
  }, [webhooks]);
  return <VisuallyHidden role="status">{news}</VisuallyHidden>;
}
