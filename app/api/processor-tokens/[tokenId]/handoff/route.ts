import type { HandOffAnswer } from "@/lib/contracts/processors";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";
import { startHandOff } from "@/lib/processors/hand-off";

/** Leaves a processor token to be sent to its partner's endpoint, which only configuration names. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(noBody, async ({ viewer, params }) => {
    const token = await startHandOff(viewer, params.tokenId ?? "");
    return Response.json({ token } satisfies HandOffAnswer, { status: 202 });
  }),
});
