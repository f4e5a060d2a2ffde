import type { WebhookState } from "@/lib/contracts/webhooks";
import { Badge, type Tone } from "../../_components/badge";

/** How a webhook stands, in a word. */
export const stateLabels = {
  received: "Waiting",
  processed: "Done",
  ignored: "Nothing to do",
  unmatched: "Unmatched",
  rejected: "Rejected",
  failed: "Failed",
} as const satisfies Record<WebhookState, string>;

const tones: Partial<Record<WebhookState, Tone>> = {
  received: "accent",
  processed: "accent",
  unmatched: "warning",
  rejected: "warning",
  failed: "danger",
};

/** How a webhook stands. */
export const StateBadge = ({ state }: { state: WebhookState }) => (
  <Badge tone={tones[state] ?? "quiet"}>{stateLabels[state]}</Badge>
);
