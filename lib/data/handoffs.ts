import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { HandoffAttemptView } from "@/lib/contracts/processors";
import { db } from "@/lib/db/client";
import type { HandoffState } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { newId } from "./new-id";

/** So many attempts are told, the newest. */
const TOLD = 50;

/**
 * Leaves a processor token to be sent to its partner, by a job. One that is being sent already, or was
 * received, is left alone.
 */
export async function startHandoff(viewer: Viewer, id: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.processorToken.updateMany({
      where: {
        id,
        userId: viewer.id,
        revokedAt: null,
        OR: [{ handoffState: null }, { handoffState: { in: ["REFUSED", "FAILED"] } }],
      },
      data: { handoffState: "WAITING", handoffAt: new Date() },
    });
    if (count > 0) await enqueue("processor.hand-off", { userId: viewer.id, tokenId: id }, { tx });
  });
}

/** Whether one of the viewer's processor tokens waits to be sent. */
export async function isHandoffDue(viewer: Viewer, id: string): Promise<boolean> {
  const where = { id, userId: viewer.id, handoffState: "WAITING", revokedAt: null } as const;
  return (await db().processorToken.count({ where })) > 0;
}

/** One time that a token was sent. */
export type HandoffAttempt = {
  at: Date;
  durationMs: number;
  status: number | null;
  /** In a sentence; null when the partner received it. */
  failure: string | null;
};

/** Notes an attempt and where the handoff stands after it. What the partner has received stays received. */
export async function saveHandoffAttempt(
  viewer: Viewer,
  processorTokenId: string,
  attempt: HandoffAttempt,
  after: { state: HandoffState; reference?: string | null },
): Promise<void> {
  const { state, reference: handoffRef = null } = after;
  await db().$transaction([
    db().handoffAttempt.create({
      data: { ...attempt, id: newId("handoffAttempt"), userId: viewer.id, processorTokenId },
    }),
    db().processorToken.updateMany({
      where: { id: processorTokenId, userId: viewer.id, handoffState: { not: "RECEIVED" } },
      data: { handoffState: state, handoffAt: attempt.at, handoffRef },
    }),
  ]);
}

/** The times that one of the viewer's processor tokens was sent, oldest first. */
export async function listHandoffAttempts(
  viewer: Viewer,
  processorTokenId: string,
): Promise<HandoffAttemptView[]> {
  const rows = await db().handoffAttempt.findMany({
    where: { processorTokenId, userId: viewer.id },
    select: { id: true, at: true, durationMs: true, status: true, failure: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: TOLD,
  });
  return rows.reverse().map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** Handoffs that wait since before a time, longest first: their job may be lost. */
export function systemListWaitingHandoffs(
  before: Date,
  limit: number,
): Promise<{ id: string; userId: string }[]> {
  return db().processorToken.findMany({
    where: { handoffState: "WAITING", handoffAt: { lt: before }, revokedAt: null },
    select: { id: true, userId: true },
    orderBy: { handoffAt: "asc" },
    take: limit,
  });
}
