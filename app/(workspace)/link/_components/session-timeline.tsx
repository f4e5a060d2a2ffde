"use client";

import { VisuallyHidden } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { PageLink } from "@/app/_components/page-link";
import { useHydrated } from "@/lib/browser/use-hydrated";
import type { LinkEventView } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import { describeEvent } from "./describe-event";
import classes from "./session-timeline.module.css";

type Props = {
  sessionId: string;
  /** In order of time. */
  events: LinkEventView[];
  /** When the session was made, ISO 8601: times count from here. */
  startedAt: string;
  /** What stands in place of the list while nothing has happened. */
  empty: string;
};

/** What happened in a Link session, oldest first. What comes while it is shown is read out. */
export function SessionTimeline({ sessionId, events, startedAt, empty }: Props) {
  return (
    <section className={classes.panel} aria-labelledby="timeline">
      <div className={classes.heading}>
        <h2 id="timeline">Timeline</h2>
        <PageLink href={routes.session(sessionId)} prefetch={false}>
          See every step
        </PageLink>
      </div>
      {events.length === 0 ? (
        <p className={classes.empty}>{empty}</p>
      ) : (
        // biome-ignore lint/a11y/noRedundantRoles: without markers Safari does not take it for a list.
        <ol role="list" aria-labelledby="timeline" className={classes.list}>
          {events.map((event) => (
            <Entry key={event.id} event={event} startedAt={startedAt} />
          ))}
        </ol>
      )}
      <News events={events} />
    </section>
  );
}

const lanes = {
  browser: "Browser",
  server: "Your server",
  plaid: "Plaid",
  database: "Database",
} as const satisfies Record<LinkEventView["lane"], string>;

function Entry({ event, startedAt }: { event: LinkEventView; startedAt: string }) {
  const isHydrated = useHydrated();
  const { title, facts } = describeEvent(event);
  const at = new Date(event.at);
  return (
    <li className={classes.entry} data-lane={event.lane}>
      <time dateTime={event.at} title={isHydrated ? at.toLocaleString() : at.toUTCString()}>
        {sinceStart(at.getTime() - Date.parse(startedAt))}
      </time>
      <div className={classes.body}>
        <p className={classes.title}>
          {title} <span className={classes.lane}>{lanes[event.lane]}</span>
        </p>
        {facts.length > 0 && <p className={classes.facts}>{facts.join(" · ")}</p>}
        <p className={classes.names}>
          {isPlaids(event) && title !== event.name && <code>{event.name}</code>}
          {event.requestId && (
            <span>
              request <code>{event.requestId}</code>
            </span>
          )}
        </p>
      </div>
    </li>
  );
}

/** Whether its name is Plaid's, to be searched for, and not a word of ours. */
const isPlaids = ({ lane }: LinkEventView) => lane === "plaid" || lane === "browser";

/** Tells what is new, and nothing of what was there when the page came. */
function News({ events }: { events: LinkEventView[] }) {
  const known = useRef(events.length);
  const [news, setNews] = useState("");
  useEffect(() => {
    const added = events.length - known.current;
    known.current = events.length;
    const last = events.at(-1);
    if (added <= 0 || !last) return;
    const { title } = describeEvent(last);
    setNews(added === 1 ? title : `${added} new entries, the last: ${title}`);
  }, [events]);
  return <VisuallyHidden role="status">{news}</VisuallyHidden>;
}

/** `+0:07`, `+12:05`, `+1:00:09`. */
function sinceStart(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0
    ? `+${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `+${minutes}:${two(seconds % 60)}`;
}
