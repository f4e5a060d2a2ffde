import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { HandoffStep } from "@/lib/contracts/processors";
import { db } from "@/lib/db/client";

/** So many calls are told, the newest. */
const TOLD = 100;

/** The calls to Plaid that one of the viewer's processor tokens was made and used with, oldest first. */
export async function listHandoffCalls(
  viewer: Viewer,
  processorTokenId: string,
): Promise<HandoffStep[]> {
  const rows = await db().plaidCall.findMany({
    where: { processorTokenId, userId: viewer.id },
    select: {
      id: true,
      path: true,
      at: true,
      durationMs: true,
      status: true,
      requestId: true,
      errorCode: true,
      asPartner: true,
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: TOLD,
  });
  return rows.reverse().map(({ path, at, errorCode, asPartner, ...row }) => ({
    ...row,
    from: asPartner ? "partner" : "you",
    to: "plaid",
    what: path,
    products: null,
    at: at.toISOString(),
    failure: errorCode,
  }));
}
