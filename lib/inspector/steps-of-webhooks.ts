import "server-only";
import type { listSessionWebhooks } from "@/lib/data/session-records";
import { redact } from "@/lib/plaid/redact";
import { explainError } from "./explain-error";
import type { Untimed } from "./in-order";

type Webhook = Awaited<ReturnType<typeof listSessionWebhooks>>[number];

/** Webhooks as steps: Plaid tells the server, which stores it, and works on it a moment later. */
export const stepsOfWebhooks = (webhooks: Webhook[]): Untimed[] =>
  webhooks.map(({ id, code, state, effect, failure, body, receivedAt, processedAt }) => ({
    id,
    kind: "webhook",
    from: "plaid",
    to: "server",
    name: `webhook ${code ?? "that is not readable"}`,
    at: receivedAt.toISOString(),
    durationMs: processedAt && processedAt.getTime() - receivedAt.getTime(),
    status: 200,
    requestId: null,
    plaidLinkSessionId: null,
    request: redact(parsed(body)),
    response: { state: state.toLowerCase(), effect, failure },
    source: { file: "lib/webhooks/process-webhook.ts", name: "processWebhook" },
    error:
      state === "FAILED" || state === "REJECTED"
        ? explainError(`webhook_${state.toLowerCase()}`)
        : null,
    race: null,
  }));

function parsed(body: string | null): unknown {
  try {
    return body === null ? null : JSON.parse(body);
  } catch {
    return null;
  }
}
