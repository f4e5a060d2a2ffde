import { PlaidFailure } from "../plaid-failure";
import type { User } from "../state/entities";
import type { State } from "../state/state";
import { findUser } from "./find-user";

/** The user that a request names; it must name one. */
export function requireUser(state: State, named: Parameters<typeof findUser>[1]): User {
  const user = findUser(state, named);
  if (user) return user;
  throw new PlaidFailure("MISSING_FIELDS", "the following required fields are missing: user_id");
}
