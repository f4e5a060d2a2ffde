import { refreshLinkRequest } from "@/lib/contracts/link";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";
import { describeSession } from "@/lib/link/describe-session";
import { refreshSession } from "@/lib/link/refresh-session";

const via = { poll: "POLL", hosted_return: "HOSTED_RETURN", browser: "BROWSER" } as const;

/** Asks Plaid how a session stands, stores what it has, and answers the session as it then is. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(refreshLinkRequest, async ({ viewer, params, body }) => {
    const sessionId = params.sessionId ?? "";
    await refreshSession(viewer, sessionId, { via: via[body.via] });
    return Response.json(await describeSession(viewer, sessionId));
  }),
});
