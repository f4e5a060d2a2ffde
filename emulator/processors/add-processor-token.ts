import type { ProcessorToken } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";

/** Makes a processor token. It may read everything until it is told otherwise. */
export function addProcessorToken(
  state: State,
  made: Pick<ProcessorToken, "itemId" | "accountId" | "processor" | "madeBy">,
  now: number,
): string {
  const token = ids.token("processor");
  state.processorTokens.set(token, {
    ...made,
    token,
    permissions: [],
    webhook: null,
    createdAt: now,
  });
  const others = state.itemProcessorTokens.get(made.itemId) ?? [];
  state.itemProcessorTokens.set(made.itemId, [...others, token]);
  return token;
}
