import { ApiError, callApi } from "@/lib/browser/call-api";
import type { CreateProcessorTokenAnswer, ProcessorTokenView } from "@/lib/contracts/processors";
import { routes } from "@/lib/routes";
import { forgetPress, keepPress, type Press } from "./kept-presses";

const ASK_AGAIN_MS = 1_000;
const PATIENCE_MS = 20_000;

/** After these nobody can say whether the token was made: here, or by a press before that still counts. */
const OPEN: ReadonlySet<string> = new Set([
  "unreachable",
  "in_progress",
  "internal",
  "database_unavailable",
  "plaid_timeout",
  "plaid_unavailable",
  "rate_limited",
  "unauthenticated",
]);

/**
 * Has Plaid make a processor token. The same press, made again after a reload or because no answer
 * came, leads to the same token. Throws {@link ApiError}.
 */
export async function createToken(press: Press): Promise<ProcessorTokenView> {
  const key = keepPress(press);
  try {
    const token = await answerOf(press, key);
    forgetPress(press);
    return token;
  } catch (thrown) {
    if (thrown instanceof ApiError && !OPEN.has(thrown.code)) forgetPress(press);
    throw thrown;
  }
}

/** Waits for an earlier sending of the same press, where that is still being worked on. */
async function answerOf({ accountId, processor }: Press, idempotencyKey: string) {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      const body = { accountId, processor };
      const path = routes.api.processorTokens();
      const answer = await callApi<CreateProcessorTokenAnswer>("POST", path, body, {
        idempotencyKey,
      });
      return answer.token;
    } catch (thrown) {
      const isWorkedOn = thrown instanceof ApiError && thrown.code === "in_progress";
      if (!isWorkedOn || Date.now() > until) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    }
  }
}
