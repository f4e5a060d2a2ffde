import type { UserAccountIdentity, UserAccountIdentityEditHistory } from "plaid";
import type { Wire } from "../../wire";

/** What a person shared through Layer, for the half hour in which it can be fetched. */
export type LayerProfile = {
  readonly identity: Wire<UserAccountIdentity>;
  readonly editHistory: Wire<UserAccountIdentityEditHistory>;
  readonly itemIds: readonly string[];
  readonly expiresAt: number;
};
