import { VisuallyHidden } from "@mantine/core";
import { PageLink } from "@/app/_components/page-link";
import type { LinkSessionView } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import table from "../../_components/table.module.css";
import { RelativeTime } from "../../accounts/_components/relative-time";
import { toldBy } from "../../link/_components/told-by";
import { SessionState } from "./session-state";
import { bankWords, modeWords, sessionDuration } from "./session-words";
import classes from "./sessions-table.module.css";

type Props = { sessions: LinkSessionView[]; serverNow: number };

/** Link sessions, newest first. On a phone only what it was and its state keep a column of their own. */
export function SessionsTable({ sessions, serverNow }: Props) {
  return (
    <div className={classes.card}>
      <table className={table.table}>
        <caption>
          <VisuallyHidden>Link sessions</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">Session</th>
            <th scope="col" className={table.wide}>
              Bank
            </th>
            <th scope="col" className={table.wide}>
              Took
            </th>
            <th scope="col" className={table.wide}>
              Told first by
            </th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} serverNow={serverNow} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { session: LinkSessionView; serverNow: number };

function SessionRow({ session, serverNow }: RowProps) {
  const banks = bankWords(session).join(", ");
  const took = sessionDuration(session);
  return (
    <tr>
      <th scope="row">
        <PageLink href={routes.session(session.id)} prefetch={false} className={classes.name}>
          {modeWords(session)}
        </PageLink>
        <span className={classes.detail}>
          <RelativeTime at={session.createdAt} serverNow={serverNow} />
        </span>
        {banks && <span className={`${classes.detail} ${classes.narrow}`}>{banks}</span>}
      </th>
      <td className={table.wide}>{banks || "None"}</td>
      <td className={table.wide}>{took ?? "Not over"}</td>
      <td className={table.wide}>{toldBy(session.finishedVia) ?? "Nobody yet"}</td>
      <td className={classes.state}>
        <SessionState state={session.state} />
        {took && <span className={`${classes.detail} ${classes.narrow}`}>after {took}</span>}
      </td>
    </tr>
  );
}
