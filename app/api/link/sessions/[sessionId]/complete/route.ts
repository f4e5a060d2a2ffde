import { type CompleteLinkAnswer, completeLinkRequest } from "@/lib/contracts/link";
import { getItem } from "@/lib/data/items";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";
import { refreshItem } from "@/lib/items/refresh-item";
import { completeSession } from "@/lib/link/complete-session";

/**
 * Takes the public tokens that Link gave the browser. Safe to call again: the same tokens give the
 * same Items. Access tokens never leave the server.
 */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(completeLinkRequest, async ({ viewer, params, body }) => {
    const itemIds = await completeSession(viewer, params.sessionId ?? "", body.publicTokens);
    // The Item is safe by now. Accounts that cannot be read yet can be asked for again.
    const items = await Promise.all(
      itemIds.map((id) => refreshItem(viewer, id).catch(() => getItem(viewer, id))),
    );
    return Response.json({
      items: items.map(({ id, institutionName, state }) => ({ id, institutionName, state })),
    } satisfies CompleteLinkAnswer);
  }),
});
