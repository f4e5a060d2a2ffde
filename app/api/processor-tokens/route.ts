import {
  type CreateProcessorTokenAnswer,
  createProcessorTokenRequest,
  type ListProcessorTokensAnswer,
} from "@/lib/contracts/processors";
import { listProcessorTokens } from "@/lib/data/processor-tokens";
import { endpoints } from "@/lib/http/endpoints";
import { readIdempotencyKey } from "@/lib/http/idempotency-key";
import { noBody, route } from "@/lib/http/route";
import { createToken } from "@/lib/processors/create-token";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async ({ viewer }) =>
    Response.json({
      tokens: await listProcessorTokens(viewer),
    } satisfies ListProcessorTokensAnswer),
  ),
  /** Lets a partner read an account: 201, or 200 where the same press has done so. The token is not told. */
  POST: route(createProcessorTokenRequest, async ({ viewer, body, request }) => {
    const key = readIdempotencyKey(request);
    const { token, isNew } = await createToken(viewer, { ...body, key });
    const answer: CreateProcessorTokenAnswer = { token };
    return Response.json(answer, { status: isNew ? 201 : 200 });
  }),
});
