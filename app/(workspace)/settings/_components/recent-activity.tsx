import type { AuditEventView } from "@/lib/contracts/account";
import { RelativeTime } from "../../accounts/_components/relative-time";
import { Panel } from "../../link/_components/panel";
import classes from "../page.module.css";
import { activityWords } from "./activity-words";

type Props = { events: AuditEventView[]; serverNow: number };

/** So many are seen without asking for the rest. */
const SHOWN = 8;

/** What was last done with the account, so that its owner sees what was not them. */
export function RecentActivity({ events, serverNow }: Props) {
  return (
    <Panel title="Recent activity">
      <p className={classes.text}>
        The last 50 things that were done with this account. If one of them was not you, change your
        password and sign out everywhere else.
      </p>
      {events.length === 0 ? (
        <p className={classes.text}>Nothing has been written down yet.</p>
      ) : (
        <Events events={events.slice(0, SHOWN)} serverNow={serverNow} />
      )}
      {events.length > SHOWN && (
        <details className={classes.more}>
          <summary>Show {events.length - SHOWN} more</summary>
          <Events events={events.slice(SHOWN)} serverNow={serverNow} />
        </details>
      )}
    </Panel>
  );
}

function Events({ events, serverNow }: Props) {
  return (
    <ol className={classes.activity}>
      {events.map(({ id, action, at }) => (
        <li key={id}>
          <span>{activityWords(action)}</span>{" "}
          <span className={classes.when}>
            <RelativeTime at={at} serverNow={serverNow} />
          </span>
        </li>
      ))}
    </ol>
  );
}
