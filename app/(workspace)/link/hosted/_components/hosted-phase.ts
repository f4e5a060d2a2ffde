import type { LinkSessionAnswer } from "@/lib/contracts/link";

/** A person who has done nothing for so long has most likely gone. */
const QUIET_AFTER_MS = 10 * 60_000;

/** Where a hosted session stands, as far as this page can tell. */
export type HostedPhase =
  /** Plaid gave no address. */
  | "unavailable"
  | "waiting"
  | "in_progress"
  /** Opened, and nothing has happened for a while. It still works. */
  | "quiet"
  /** At least one bank came of it, in whatever state. */
  | "banks"
  | "left"
  /** Expired, and nobody had opened it. */
  | "unopened"
  /** Expired after it had been opened, with nothing come of it. */
  | "abandoned";

/** The phase of a session at a time. What banks came of it counts more than how it ended. */
export function hostedPhase({ session, events }: LinkSessionAnswer, now: number): HostedPhase {
  if (session.banks.length > 0 || session.state === "completed") return "banks";
  if (session.state === "exited") return "left";
  const last = lastSeen(events);
  if (session.state === "expired") return last ? "abandoned" : "unopened";
  if (session.hostedLinkUrl === null) return "unavailable";
  if (!last) return "waiting";
  return now - Date.parse(last.at) > QUIET_AFTER_MS ? "quiet" : "in_progress";
}

/** The newest event of Link itself. */
export const lastSeen = (events: LinkSessionAnswer["events"]) =>
  events.findLast(({ lane }) => lane === "plaid" || lane === "browser");
