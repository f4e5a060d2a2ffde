import { type PartnerViewAnswer, partnerViewRequest } from "@/lib/contracts/processors";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";
import { partnerView } from "@/lib/processors/partner-view";

/** What the partner gets with a processor token. A POST, so that nothing asks for it unasked. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(partnerViewRequest, async ({ viewer, params, body }) => {
    const readings = await partnerView(viewer, params.tokenId ?? "", body);
    return Response.json({ readings } satisfies PartnerViewAnswer);
  }),
});
