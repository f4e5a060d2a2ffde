import { useRef, useState } from "react";
import { ApiError, callApi } from "@/lib/browser/call-api";
import { useNavigate } from "@/lib/browser/use-navigate";
import type {
  PlaygroundAnswer,
  PlaygroundOperation,
  PlaygroundRequest,
} from "@/lib/contracts/playground";
import { routes } from "@/lib/routes";
import { useAction } from "../../../_components/use-action";
import { keepCall } from "./call-history";
import { focusField } from "./focus-field";
import { heldInMemory } from "./held-in-memory";
import type { PlaidRequest, RequestStore } from "./request-store";

/** What came of a request that was sent. */
export type Sent = PlaygroundAnswer & { request: PlaidRequest; number: number };

type Options = { personId: string; operation: PlaygroundOperation; store: RequestStore };

/** Sends the request, once at a time. Where it has to be put right before, it leads to what is wrong. */
export function useSend({ personId, operation, store }: Options) {
  const { isBusy, problem, run } = useAction();
  const [sent, setSent] = useState<Sent | null>(null);
  const isUnderWay = useRef(false);
  const count = useRef(0);
  const { refresh } = useNavigate();

  function send() {
    if (isUnderWay.current) return;
    const [wrong] = Object.keys(store.ask());
    if (wrong !== undefined) return focusField(wrong);
    isUnderWay.current = true;
    void run(call).finally(() => {
      isUnderWay.current = false;
    });
  }

  async function call() {
    const request = store.request();
    try {
      const answer = await ask(operation, request);
      count.current += 1;
      setSent({ ...answer, request, number: count.current });
      keepCall(personId, { operation, request, answer: answer.answer });
      // What it has made can be chosen from now on.
      if (hasMade(answer)) refresh();
    } catch (thrown) {
      if (thrown instanceof ApiError) store.blame(thrown.fields);
      throw thrown;
    }
  }

  return { isBusy, problem, sent, send };
}

async function ask(
  operation: PlaygroundOperation,
  request: PlaidRequest,
): Promise<PlaygroundAnswer> {
  const sessionId = operation === "item-public-token-exchange" ? sessionOf(request) : null;
  const publicToken = sessionId ? heldInMemory.publicTokenOf(sessionId) : undefined;
  const body: PlaygroundRequest = { request, ...(publicToken && { publicToken }) };
  const answer = await callApi<PlaygroundAnswer>("POST", routes.api.playground(operation), body);
  if (sessionId && answer.itemIds.length > 0) heldInMemory.dropPublicToken(sessionId);
  return answer;
}

const hasMade = ({ sessionId, processorTokenId, itemIds }: PlaygroundAnswer) =>
  sessionId !== null || processorTokenId !== null || itemIds.length > 0;

/** The session that a request to exchange is about. */
export function sessionOf({ public_token }: PlaidRequest): string | null {
  return typeof public_token === "string" && public_token.startsWith("session:")
    ? public_token.slice("session:".length)
    : null;
}
