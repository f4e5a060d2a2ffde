import "server-only";
import { systemListOpenSessions } from "@/lib/data/overdue-sessions";
import { enqueueAll } from "@/lib/jobs/enqueue-all";

const MOST_AT_ONCE = 500;

/**
 * Sees to it that every open session that may end without our browser is asked about. One that has
 * its poll in line already gets no second one.
 */
export async function watchSessions(): Promise<void> {
  const open = await systemListOpenSessions(MOST_AT_ONCE);
  await enqueueAll(
    "session.poll",
    open.map(({ id, userId }) => ({ userId, sessionId: id })),
  );
}
