import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { open, seal } from "@/lib/crypto/sealed-token";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { Problem } from "@/lib/problem";
import { missingProcessorToken } from "./processor-tokens";

const place = (viewer: Viewer, rowId: string) =>
  ({ table: "ProcessorToken", column: "token", rowId, userId: viewer.id }) as const;

/** A processor token as its column holds it: bound to that row, and of no use in another. */
export const sealProcessorToken = (viewer: Viewer, id: string, token: string) =>
  seal(token, place(viewer, id), env().TOKEN_KEYS);

/**
 * One of the viewer's processor tokens, opened. Called by `lib/processors/processor-token.ts` only.
 *
 * @throws UnreadableToken. @throws Problem `not_found`, `processor_token_revoked` once it has ended.
 */
export async function getOpenProcessorToken(
  viewer: Viewer,
  id: string,
): Promise<{ token: string; processor: string; itemId: string | null }> {
  const row = await db().processorToken.findFirst({
    where: { id, userId: viewer.id },
    select: { token: true, processor: true, itemId: true, revokedAt: true },
  });
  if (!row) throw missingProcessorToken();
  const { token, revokedAt, ...rest } = row;
  if (token === null || revokedAt !== null) {
    throw new Problem(
      "processor_token_revoked",
      "This processor token has ended: its bank was disconnected, or the access was withdrawn there.",
    );
  }
  return { ...rest, token: open(token, place(viewer, id), env().TOKEN_KEYS) };
}
