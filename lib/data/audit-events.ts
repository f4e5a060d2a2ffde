import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { AuditAction, AuditEventView } from "@/lib/contracts/account";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { currentRequestId } from "@/lib/request-id";
import { eraseInLots } from "./in-lots";
import { newId } from "./new-id";

/** So many are shown. */
const LISTED = 50;

type Writer = { auditEvent: Pick<Prisma.TransactionClient["auditEvent"], "createMany"> };

/**
 * Writes down what the viewer did: the action, our id of what it was done to, and by which request.
 * Nothing else, and no secret. Within a transaction it stands or falls with what it tells.
 */
export async function recordAudit(
  viewer: Viewer,
  { action, targets = [null] }: { action: AuditAction; targets?: (string | null)[] },
  tx: Writer = db(),
): Promise<void> {
  const requestId = currentRequestId();
  await tx.auditEvent.createMany({
    data: targets.map((target) => ({
      id: newId("auditEvent"),
      userId: viewer.id,
      action,
      target,
      requestId,
    })),
  });
}

/** Writes down what was done to the whole installation, on nobody's behalf. */
export async function systemRecordAudit(action: AuditAction, target: string): Promise<void> {
  await db().auditEvent.create({ data: { id: newId("auditEvent"), action, target } });
}

/** What was last done with the viewer's account, newest first. At most 50. */
export async function listAuditEvents(viewer: Viewer): Promise<AuditEventView[]> {
  const rows = await db().auditEvent.findMany({
    where: { userId: viewer.id },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: LISTED,
    select: { id: true, action: true, at: true, requestId: true },
  });
  return rows.map(({ action, at, ...row }) => ({
    ...row,
    action: action as AuditAction,
    at: at.toISOString(),
  }));
}

/** Forgets what happened before a moment. */
export async function systemForgetAuditEvents(before: Date): Promise<void> {
  await eraseInLots(
    (atOnce) => db().$executeRaw`
      DELETE FROM "AuditEvent" WHERE "id" = ANY(ARRAY(
        SELECT "id" FROM "AuditEvent" WHERE "at" < ${before} LIMIT ${atOnce}))`,
  );
}
