import "server-only";
import type { AccountsGetResponse } from "plaid";
import type { Viewer } from "@/lib/auth/viewer";
import type { ItemView } from "@/lib/contracts/items";
import { type ItemFacts, saveItemFacts } from "@/lib/data/item-facts";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { PlaidProblem } from "@/lib/plaid/problem";
import { withAccessToken } from "./access-token";
import { accountFacts } from "./account-facts";
import { errorOfItem, itemError } from "./error-of-item";

/** The bank is asked while one waits; Plaid allows itself half a minute for that. */
const TIMEOUT_MS = 45_000;

/** How old balances may be at banks that do not tell them at once. */
const OLDEST_MS = 24 * 60 * 60 * 1000;

/**
 * Has Plaid ask the bank for the balances of one of the viewer's Items now, stores them with their
 * time, and answers the Item. Plaid bills for this. An Item in error is a result and not a failure:
 * it is marked so, and its balances stay as old as they were.
 *
 * @throws Problem when the bank or Plaid cannot be asked. The Item is left untouched then.
 */
export async function readBalances(viewer: Viewer, itemId: string): Promise<ItemView> {
  const { answer, error } = await errorOfItem(
    withAccessToken(viewer, itemId, (accessToken) => ask(viewer, accessToken)),
  );
  if (!answer) return saveItemFacts(viewer, itemId, { error: itemError(error) }, undefined);
  const facts: ItemFacts = { error: answer.item.error && itemError(answer.item.error) };
  return saveItemFacts(viewer, itemId, facts, answer.accounts.map(accountFacts), {
    toldAt: toldAt(answer),
  });
}

/** Some banks are only asked if the caller says how old the balances of cards may be. */
async function ask(viewer: Viewer, access_token: string): Promise<AccountsGetResponse> {
  const context = { userId: viewer.id, by: "lib/items/read-balances.ts#readBalances" } as const;
  const call = (options?: { min_last_updated_datetime: string }) =>
    plaidCall(
      context,
      (client, { signal }) =>
        client.accountsBalanceGet({ access_token, ...(options && { options }) }, { signal }),
      { timeoutMs: TIMEOUT_MS },
    );
  try {
    return await call();
  } catch (thrown) {
    const wantsAge =
      thrown instanceof PlaidProblem &&
      thrown.errorCode === "INVALID_FIELD" &&
      thrown.error.error_message.includes("min_last_updated_datetime");
    if (!wantsAge) throw thrown;
    const oldest = new Date(Date.now() - OLDEST_MS).toISOString();
    return call({ min_last_updated_datetime: oldest });
  }
}

/** Now, unless the bank says that its balances are older. The oldest counts for all. */
function toldAt({ accounts }: AccountsGetResponse): Date {
  const times = accounts
    .map(({ balances }) => Date.parse(balances.last_updated_datetime ?? ""))
    .filter((time) => !Number.isNaN(time));
  return new Date(Math.min(Date.now(), ...times));
}
