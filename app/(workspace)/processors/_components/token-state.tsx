import type { HandoffState, ProcessorTokenView } from "@/lib/contracts/processors";
import classes from "./token-state.module.css";

const labels = {
  none: "Made",
  waiting: "Being sent",
  received: "Received",
  refused: "Refused",
  failed: "Not delivered",
  ended: "Ended",
} as const satisfies Record<HandoffState | "ended", string>;

type Props = { token: Pick<ProcessorTokenView, "handoff" | "revokedAt"> };

/** How far a token is, in a word. The colour repeats what the word says. */
export function TokenState({ token: { handoff, revokedAt } }: Props) {
  const state = revokedAt === null ? handoff.state : "ended";
  return (
    <span className={classes.badge} data-state={state}>
      {labels[state]}
    </span>
  );
}
