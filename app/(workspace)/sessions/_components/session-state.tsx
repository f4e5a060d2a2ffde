import type { LinkSessionView } from "@/lib/contracts/link";
import { Badge, type Tone } from "../../_components/badge";
import { stateWords } from "./session-words";

const tones: Partial<Record<LinkSessionView["state"], Tone>> = {
  completed: "accent",
  open: "plain",
};

/** How a Link session stands. */
export const SessionState = ({ state }: Pick<LinkSessionView, "state">) => (
  <Badge tone={tones[state] ?? "quiet"}>{stateWords[state]}</Badge>
);
