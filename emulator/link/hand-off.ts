import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { recordEvent } from "./record-event";

/** The session at its success. What it adds is filled in by whoever adds the Item. */
export function handOff(
  session: LinkSession,
  masks: readonly string[],
  moment: Moment,
): LinkSession {
  return {
    ...recordEvent(session, "HANDOFF", moment),
    pane: { name: "finished" },
    finishedAt: moment.at,
    result: { kind: "success", masks },
  };
}
