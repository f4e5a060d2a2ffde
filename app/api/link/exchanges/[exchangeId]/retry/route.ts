import { retryExchangeRequest } from "@/lib/contracts/link";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";
import { describeSession } from "@/lib/link/describe-session";
import { retryExchange } from "@/lib/link/retry-exchange";

/** Tries one bank of a session again, or links one once more that is linked already. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(retryExchangeRequest, async ({ viewer, params, body }) => {
    const sessionId = await retryExchange(viewer, params.exchangeId ?? "", {
      ...body,
      via: "BROWSER",
    });
    return Response.json(await describeSession(viewer, sessionId));
  }),
});
