import { playgroundRequest } from "@/lib/contracts/playground";
import { askPlaid } from "@/lib/gateway/ask-plaid";
import { requireOperation } from "@/lib/gateway/require-operation";
import { requireRequest } from "@/lib/gateway/require-request";
import { endpoints } from "@/lib/http/endpoints";
import { rateLimit } from "@/lib/http/rate-limit";
import { route } from "@/lib/http/route";

const limit = rateLimit({
  name: "playground",
  times: 20,
  seconds: 60,
  says: "The playground makes 20 calls a minute for one person.",
});

/** Calls Plaid for the signed-in person: one of the playground's operations, with what is theirs. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(
    playgroundRequest,
    async ({ viewer, params, body }) => {
      const operation = requireOperation(params.operation);
      requireRequest(operation, body.request);
      await limit(viewer.id);
      return Response.json(await askPlaid(viewer, operation, body));
    },
    { inAddress: /^[a-z-]{1,60}$/, bodyLimitBytes: 64 * 1024 },
  ),
});
