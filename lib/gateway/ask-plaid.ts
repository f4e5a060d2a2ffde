import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type {
  PlaygroundAnswer,
  PlaygroundOperation,
  PlaygroundRequest,
} from "@/lib/contracts/playground";
import { type WitnessedCall, witnessCalls } from "@/lib/plaid/witness-calls";
import { operations } from "@/lib/playground/operations";
import { Problem } from "@/lib/problem";
import type { Made } from "./made";
import { makeItem } from "./make-item";
import { makeLinkToken } from "./make-link-token";
import { makeProcessorToken } from "./make-processor-token";
import { makeSessionToken } from "./make-session-token";
import { readFromPlaid } from "./read-from-plaid";
import { shownAnswer } from "./shown-answer";

const NOTHING_MADE = {
  sessionId: null,
  linkToken: null,
  hostedLinkUrl: null,
  itemIds: [],
  processorTokenId: null,
};

/**
 * Makes one call of the playground on behalf of the viewer, with the server's keys and what is the
 * viewer's own, and answers what Plaid said to it, a refusal like any other answer. What comes of it
 * is stored as it is everywhere in this app; no token of it is told, but a link token for Link.
 *
 * @param body with a request that `requireRequest` has let pass.
 * @throws Problem where the call could not be made, or Plaid's answer could not be had.
 */
export async function askPlaid(
  viewer: Viewer,
  operation: PlaygroundOperation,
  body: PlaygroundRequest,
): Promise<PlaygroundAnswer> {
  const calls: WitnessedCall[] = [];
  try {
    const made = await witnessCalls(calls, () => make(viewer, operation, body));
    const { paths = [operations[operation].path], ...more } = made;
    const call = calls.findLast(({ path }) => paths.includes(path));
    return { ...NOTHING_MADE, ...more, answer: call ? shownAnswer(call) : null };
  } catch (thrown) {
    const last = calls.at(-1);
    if (!(thrown instanceof Problem) || !last || !isRefusal(last)) throw thrown;
    return { ...NOTHING_MADE, answer: shownAnswer(last) };
  }
}

const isRefusal = ({ body }: WitnessedCall) => typeof body?.error_code === "string";

function make(
  viewer: Viewer,
  operation: PlaygroundOperation,
  { request, publicToken }: PlaygroundRequest,
): Promise<Made> {
  switch (operation) {
    case "link-token-create":
      return makeLinkToken(viewer, request);
    case "session-token-create":
      return makeSessionToken(viewer, request);
    case "item-public-token-exchange":
      return makeItem(viewer, request, publicToken);
    case "processor-token-create":
      return makeProcessorToken(viewer, request);
    default:
      return readFromPlaid(viewer, operation, request);
  }
}
