import type { ListLinkSessionsAnswer } from "@/lib/contracts/link";
import { listLinkSessionViews } from "@/lib/data/link-session-views";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";

/** The signed-in person's newest Link sessions. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async ({ viewer }) =>
    Response.json({
      sessions: await listLinkSessionViews(viewer),
    } satisfies ListLinkSessionsAnswer),
  ),
});
