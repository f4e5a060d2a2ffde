import type { GetProcessorTokenAnswer } from "@/lib/contracts/processors";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";
import { describeToken } from "@/lib/processors/describe-token";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async ({ viewer, params }) => {
    const { token, attempts, steps } = await describeToken(viewer, params.tokenId ?? "");
    return Response.json({ token, attempts, steps } satisfies GetProcessorTokenAnswer);
  }),
});
