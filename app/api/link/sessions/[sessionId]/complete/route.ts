import type { Viewer } from "@/lib/auth/viewer";
import { type CompleteLinkAnswer, completeLinkRequest } from "@/lib/contracts/link";
import { getItem } from "@/lib/data/items";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";
import { refreshItem } from "@/lib/items/refresh-item";
import { completeSession } from "@/lib/link/complete-session";
import { Problem } from "@/lib/problem";

/**
 * Takes the public tokens that Link gave the browser. Safe to call again: the same tokens give the
 * same Items. Access tokens never leave the server.
 */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(completeLinkRequest, async ({ viewer, params, body }) => {
    const itemIds = await completeSession(viewer, params.sessionId ?? "", body.publicTokens);
    // The Item is safe by now. Accounts that cannot be read yet can be asked for again.
    const items = await Promise.all(
      itemIds.map((id) => refreshItem(viewer, id).catch(orAsStored(viewer, id))),
    );
    return Response.json({
      items: items.map(({ id, institutionName, state }) => ({ id, institutionName, state })),
    } satisfies CompleteLinkAnswer);
  }),
});

/** Plaid being away is no reason to say that nothing was linked. */
function orAsStored(viewer: Viewer, itemId: string) {
  return (thrown: unknown) => {
    if (!(thrown instanceof Problem)) throw thrown;
    return getItem(viewer, itemId);
  };
}
