import { isRevoked } from "../items/is-revoked";
import { itemAccounts, type LinkedAccount } from "../items/item-accounts";
import type { Caller } from "../keys";
import { PlaidFailure } from "../plaid-failure";
import type { Item, ProcessorToken } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";

/** A processor token with what it stands for. */
export type Processed = { token: ProcessorToken; item: Item; account: LinkedAccount };

/**
 * What a processor token stands for, for one who may read with it: the partner, and in the sandbox
 * whoever made it there. To anybody else, and after its Item or its account are gone, it is refused.
 */
export function requireProcessorToken(state: State, given: string, caller: Caller): Processed {
  const token = findProcessorToken(state, given);
  const isReader = caller === "partner" || (token.processor === null && token.madeBy === caller);
  if (!isReader) throw new PlaidFailure("INVALID_PROCESSOR_TOKEN");

  const item = state.items.get(token.itemId);
  if (!item || item.removedAt !== null) throw new PlaidFailure("ITEM_NOT_FOUND");
  if (isRevoked(item)) throw new PlaidFailure("USER_PERMISSION_REVOKED");
  const account = itemAccounts(item).find((one) => one.account.accountId === token.accountId);
  if (!account) throw new PlaidFailure("INVALID_ACCOUNT_ID");
  return { token, item, account };
}

/** A processor token, for the app that made it. */
export function requireOwnProcessorToken(
  state: State,
  given: string,
  caller: Caller,
): ProcessorToken {
  const token = findProcessorToken(state, given);
  if (token.madeBy !== caller) throw new PlaidFailure("INVALID_PROCESSOR_TOKEN");
  if (state.items.get(token.itemId)?.removedAt !== null) throw new PlaidFailure("ITEM_NOT_FOUND");
  return token;
}

function findProcessorToken(state: State, given: string): ProcessorToken {
  if (!ids.isToken("processor", given)) {
    throw new PlaidFailure(
      "INVALID_PROCESSOR_TOKEN",
      "provided processor token is in an invalid format. expected format: processor-<environment>-<identifier>",
    );
  }
  const token = state.processorTokens.get(given);
  if (!token) throw new PlaidFailure("INVALID_PROCESSOR_TOKEN");
  return token;
}
