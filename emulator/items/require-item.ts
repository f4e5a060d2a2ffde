import { PlaidFailure } from "../plaid-failure";
import type { Item } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { isRevoked } from "./is-revoked";

/**
 * The Item of an access token, or Plaid's refusal: malformed, unknown, removed and revoked are
 * different ones. `evenRevoked` is for what still works once the person has revoked permission.
 */
export function requireItem(
  state: State,
  accessToken: string,
  { evenRevoked = false }: { evenRevoked?: boolean } = {},
): Item {
  if (!ids.isToken("access", accessToken)) {
    throw new PlaidFailure(
      "INVALID_ACCESS_TOKEN",
      "provided access token is in an invalid format. expected format: access-<environment>-<identifier>",
    );
  }
  if (accessToken.startsWith("access-production")) {
    throw new PlaidFailure(
      "INVALID_ACCESS_TOKEN",
      'provided access token is for the wrong Plaid environment. expected "sandbox", got "production"',
    );
  }
  const item = state.items.get(state.accessTokens.get(accessToken) ?? "");
  if (!item) throw new PlaidFailure("INVALID_ACCESS_TOKEN");
  if (item.removedAt !== null) throw new PlaidFailure("ITEM_NOT_FOUND");
  if (isRevoked(item) && !evenRevoked) {
    throw new PlaidFailure("USER_PERMISSION_REVOKED");
  }
  return item;
}
