import { PageLink } from "@/app/_components/page-link";
import type { ItemSession } from "@/lib/data/item-details";
import { routes } from "@/lib/routes";
import { RelativeTime } from "../../../accounts/_components/relative-time";
import { toldBy } from "../../../link/_components/told-by";
import classes from "./item-sessions.module.css";

type Props = { sessions: ItemSession[]; serverNow: number };

/** The times that somebody went through Link for a bank, newest first. */
export function ItemSessions({ sessions, serverNow }: Props) {
  if (sessions.length === 0) return <p className={classes.none}>None is on record.</p>;
  return (
    <ul className={classes.list}>
      {sessions.map((session) => (
        <li key={session.id}>
          <span className={classes.what}>
            <PageLink href={routes.session(session.id)} prefetch={false}>
              {what(session)}
            </PageLink>
          </span>
          <span className={classes.when}>
            {ends[session.state]}
            {session.finishedVia && `, told by ${toldBy(session.finishedVia)}`} ·{" "}
            <RelativeTime at={session.finishedAt ?? session.createdAt} serverNow={serverNow} />
          </span>
        </li>
      ))}
    </ul>
  );
}

const modes = {
  standard: "Linked in Link",
  embedded: "Linked through the embedded search",
  hosted: "Linked by Hosted Link",
  multi_item: "Linked with several banks at once",
  layer: "Linked with Layer",
  update: "Update mode",
} as const;

const updates = {
  reauth: "Signed in at the bank again",
  accounts: "Chose accounts anew",
  permissions: "Granted more",
} as const;

const ends = {
  open: "under way",
  completed: "finished",
  exited: "left before its end",
  expired: "expired",
} as const;

const what = ({ mode, update }: ItemSession) => (update ? updates[update] : modes[mode]);
