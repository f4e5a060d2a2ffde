import type { HandoffState, ProcessorTokenView } from "@/lib/contracts/processors";
import { Badge, type Tone } from "../../_components/badge";

const labels = {
  none: "Made",
  waiting: "Being sent",
  received: "Received",
  refused: "Refused",
  failed: "Not delivered",
  ended: "Ended",
} as const satisfies Record<HandoffState | "ended", string>;

const tones: Partial<Record<keyof typeof labels, Tone>> = {
  none: "plain",
  waiting: "plain",
  received: "accent",
  refused: "danger",
  failed: "danger",
};

type Props = { token: Pick<ProcessorTokenView, "handoff" | "revokedAt"> };

/** How far a token is. */
export function TokenState({ token: { handoff, revokedAt } }: Props) {
  const state = revokedAt === null ? handoff.state : "ended";
  return <Badge tone={tones[state] ?? "quiet"}>{labels[state]}</Badge>;
}
