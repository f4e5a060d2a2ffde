import "server-only";
import { db } from "@/lib/db/client";

const HOUR_MS = 60 * 60 * 1000;

/**
 * Link sessions whose result no browser of ours has to bring, and that still count as open, until
 * six hours after the end of their link token. Those that end first come first.
 */
export function systemListOpenSessions(limit: number): Promise<{ id: string; userId: string }[]> {
  const now = Date.now();
  return db().linkSession.findMany({
    where: {
      state: "OPEN",
      expiresAt: { gt: new Date(now - 6 * HOUR_MS) },
      mode: { in: ["HOSTED", "MULTI_ITEM"] },
      createdAt: { lt: new Date(now - 2 * 60_000) },
    },
    orderBy: { expiresAt: "asc" },
    take: limit,
    select: { id: true, userId: true },
  });
}
