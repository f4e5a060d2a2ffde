import { type CompleteLinkAnswer, completeLinkRequest } from "@/lib/contracts/link";
import { listLinkedItems } from "@/lib/data/items";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";
import { completeSession } from "@/lib/link/complete-session";
import { getLayerProfile } from "@/lib/link/open-layer-profile";

const via = { browser: "BROWSER", oauth_return: "OAUTH_RETURN" } as const;

/**
 * Takes the public tokens that Link gave the browser. Safe to call again: the same tokens give the
 * same Items. Access tokens never leave the server.
 */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(completeLinkRequest, async ({ viewer, params, body }) => {
    const sessionId = params.sessionId ?? "";
    const itemIds = await completeSession(viewer, sessionId, { ...body, via: via[body.via] });
    const profileToken = body.publicTokens.find((token) => token.startsWith("profile-"));
    const [items, profile] = await Promise.all([
      listLinkedItems(viewer, itemIds),
      // The Items are stored; a profile that cannot be read a moment later is no reason to say otherwise.
      profileToken && getLayerProfile(viewer, sessionId, profileToken).catch(() => null),
    ]);
    return Response.json({
      items,
      ...(profile !== undefined && profile !== "" && { profile }),
    } satisfies CompleteLinkAnswer);
  }),
});
