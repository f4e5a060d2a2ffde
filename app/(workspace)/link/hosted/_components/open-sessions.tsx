import { Title } from "@mantine/core";
import { PageLink } from "@/app/_components/page-link";
import type { LinkSessionView } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import { RelativeTime } from "../../../accounts/_components/relative-time";
import classes from "../page.module.css";
import { TimeLeft } from "./time-left";

type Props = { sessions: LinkSessionView[]; serverNow: number };

/** Links that were made before and still work, to go on with. */
export function OpenSessions({ sessions, serverNow }: Props) {
  if (sessions.length === 0) return null;
  return (
    <section className={classes.panel} aria-labelledby="open">
      <Title order={2} id="open">
        Links that still work
      </Title>
      <ul className={classes.sessions}>
        {sessions.map(({ id, state, createdAt, expiresAt }) => (
          <li key={id}>
            <PageLink href={routes.hostedSession(id)}>
              Made <RelativeTime at={createdAt} serverNow={serverNow} />
              <span>
                {state === "exited" ? "Left without linking" : "No result yet"} ·{" "}
                <TimeLeft until={expiresAt} serverNow={serverNow} />
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
