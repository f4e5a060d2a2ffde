import type { HandoffAttemptView } from "@/lib/contracts/processors";
import { ClockTime } from "../../../_components/clock-time";
import classes from "./token-panel.module.css";

/** Every time that a token was sent, and what came of it, the newest first. */
export function HandoffAttempts({ attempts }: { attempts: HandoffAttemptView[] }) {
  if (attempts.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: without markers Safari does not take it for a list.
    <ol role="list" aria-label="Attempts" className={classes.attempts} reversed>
      {attempts.toReversed().map(({ id, at, durationMs, status, failure }) => (
        <li key={id}>
          <span>
            {failure ? "Failed" : "Received"}
            {status !== null && (
              <>
                {" "}
                with status <code>{status}</code>
              </>
            )}
          </span>
          <span>
            <ClockTime at={at} /> · {durationMs} ms
          </span>
          {failure && <span className={classes.failure}>{failure}</span>}
        </li>
      ))}
    </ol>
  );
}
