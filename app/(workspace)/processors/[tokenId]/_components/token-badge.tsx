import type { ProcessorTokenView } from "@/lib/contracts/processors";
import { handoffLabels } from "./handoff-words";
import classes from "./token-badge.module.css";

/** How a processor token stands. The colour repeats what the word says. */
export function TokenBadge({ token }: { token: ProcessorTokenView }) {
  const { revokedAt, processor, handoff } = token;
  const state = revokedAt ? "ended" : processor === "stripe" ? "active" : handoff.state;
  const label = state === "ended" ? "Ended" : state === "active" ? "Active" : handoffLabels[state];
  return (
    <span className={classes.badge} data-state={state}>
      {label}
    </span>
  );
}
