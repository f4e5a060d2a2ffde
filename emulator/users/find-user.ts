import { PlaidFailure } from "../plaid-failure";
import type { User } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";

/** The two ways to name a user. */
type Named = { user_id?: string; user_token?: string };

/** The user that a request names; null where it names none. One that does not exist, or no more, is refused as Plaid refuses it. */
export function findUser(state: State, { user_id, user_token }: Named): User | null {
  const byToken = user_token === undefined ? null : ofToken(state, user_token);
  const byId = user_id === undefined ? null : ofId(state, user_id);
  if (byToken && byId && byToken.id !== byId.id) {
    throw new PlaidFailure("INVALID_FIELD", "user_id must be that of the user_token");
  }
  return byId ?? byToken;
}

function ofToken(state: State, token: string): User {
  const user = ids.isToken("user", token) && state.users.get(state.userIds.get(token) ?? "");
  if (!user || user.removedAt !== null) throw new PlaidFailure("INVALID_USER_TOKEN");
  return user;
}

function ofId(state: State, id: string): User {
  if (!/^usr_[A-Za-z0-9]+$/.test(id)) throw new PlaidFailure("INVALID_USER_ID");
  const user = state.users.get(id);
  if (!user || user.removedAt !== null) throw new PlaidFailure("USER_NOT_FOUND");
  return user;
}
