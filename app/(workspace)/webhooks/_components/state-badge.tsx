import type { WebhookState } from "@/lib/contracts/webhooks";
import classes from "./state-badge.module.css";

/** How a webhook stands, in a word. */
export const stateLabels = {
  received: "Waiting",
  processed: "Done",
  ignored: "Nothing to do",
  unmatched: "Unmatched",
  rejected: "Rejected",
  failed: "Failed",
} as const satisfies Record<WebhookState, string>;

/** How a webhook stands. The colour repeats what the word says. */
export function StateBadge({ state }: { state: WebhookState }) {
  return (
    <span className={classes.badge} data-state={state}>
      {stateLabels[state]}
    </span>
  );
}
