import type { ReactNode } from "react";
import { PageLink } from "@/app/_components/page-link";
import type { InspectionAnswer } from "@/lib/contracts/inspector";
import { routes } from "@/lib/routes";
import { ClockTime } from "../../../_components/clock-time";
import { toldBy } from "../../../link/_components/told-by";
import { bankWords, sessionDuration } from "../../_components/session-words";
import classes from "./inspector.module.css";

/** What is known of a session as a whole. */
export function SessionFacts({ session, steps }: InspectionAnswer) {
  const codes = steps.flatMap(({ error }) => (error ? [error.code] : []));
  const took = sessionDuration(session);
  const first = toldBy(session.finishedVia);
  const late = steps.flatMap(({ race }) => (race?.outcome === "late" ? [toldBy(race.via)] : []));
  return (
    <dl className={classes.facts}>
      <Fact name="Bank">
        {session.items.length > 0
          ? session.items.map(({ id, institutionName }) => (
              <span key={id} className={classes.item}>
                <PageLink href={routes.item(id)}>{institutionName ?? "A bank"}</PageLink>
              </span>
            ))
          : bankWords(session).join(", ") || "None"}
      </Fact>
      <Fact name="Began">
        {session.createdAt.slice(0, 10)}, <ClockTime at={session.createdAt} />
      </Fact>
      <Fact name="Took">{took ?? "Not over yet"}</Fact>
      <Fact name="Told first by">
        {first ?? "Nobody yet"}
        {late.length > 0 && `, before ${[...new Set(late)].join(" and ")}`}
      </Fact>
      <Fact name="Errors">
        {codes.length === 0 ? "None" : `${[...new Set(codes)].join(", ")} (steps: ${codes.length})`}
      </Fact>
      {session.exit && (
        <Fact name="Left with">
          {[session.exit.code, session.exit.message ?? session.exit.status]
            .filter(Boolean)
            .join(": ") || "no reason given"}
        </Fact>
      )}
      {session.plaidLinkSessionId && (
        <Fact name="link_session_id">
          <code>{session.plaidLinkSessionId}</code>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
