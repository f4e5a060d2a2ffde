import "server-only";
import { systemListOpenSessions } from "@/lib/data/overdue-sessions";
import { enqueue } from "@/lib/jobs/enqueue";

const MOST_AT_ONCE = 500;

/**
 * Sees to it that every open session that may end without our browser is asked about. One that has
 * its poll in line already gets no second one.
 */
export async function watchSessions(): Promise<void> {
  for (const { id, userId } of await systemListOpenSessions(MOST_AT_ONCE)) {
    await enqueue("session.poll", { userId, sessionId: id });
  }
}
