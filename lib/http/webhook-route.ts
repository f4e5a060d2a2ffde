import "server-only";
import type { NextRequest } from "next/server";
import { databaseProblem } from "@/lib/data/database-problem";
import { describeError, log } from "@/lib/log";
import { Problem } from "@/lib/problem";
import { readBody, requireJson } from "./read-body";

const BODY_LIMIT_BYTES = 256 * 1024;

/**
 * Wraps the endpoint that Plaid sends webhooks to. It takes no session and no origin: the handler
 * gets the bytes as they were sent, and the signature decides. Once the handler is through, it
 * answers 200, the only status that Plaid takes for success.
 *
 * Whatever goes wrong on our side is answered 503, so that Plaid sends the webhook again.
 */
export function webhookRoute(handler: (body: Uint8Array, request: NextRequest) => Promise<void>) {
  return async (request: NextRequest): Promise<Response> => {
    const requestId = crypto.randomUUID();
    try {
      const body = await readBody(request, BODY_LIMIT_BYTES);
      requireJson(request);
      await handler(body, request);
      return Response.json({}, { headers: { "cache-control": "no-store" } });
    } catch (thrown) {
      if (thrown instanceof Problem) return thrown.toResponse(requestId);
      log().error({ requestId, error: describeError(thrown) }, "webhook not received");
      return (databaseProblem(thrown) ?? outOfOrder()).toResponse(requestId);
    }
  };
}

const outOfOrder = () =>
  new Problem("webhook_not_received", "This webhook cannot be received now. Send it again later.", {
    retryAfterSeconds: 30,
  });
