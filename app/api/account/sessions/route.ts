import type { SessionsAnswer } from "@/lib/contracts/account";
import { endOtherSessions, listSessions } from "@/lib/data/sessions";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";

/** The browsers in which the person is signed in. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async ({ viewer }) =>
    Response.json({ sessions: await listSessions(viewer) } satisfies SessionsAnswer),
  ),
  /** Ends all of them but this one. */
  DELETE: route(noBody, async ({ viewer }) => {
    await endOtherSessions(viewer);
    return new Response(null, { status: 204 });
  }),
});
