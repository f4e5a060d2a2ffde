import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";

/** The session at its success. */
export const finishLinked = (session: LinkSession, moment: Moment): LinkSession => ({
  ...session,
  pane: { name: "finished" },
  finishedAt: moment.at,
  result: { kind: "success" },
});
