import type { UserAccountIdentityEditCounts, UserAccountIdentityEditHistory } from "plaid";
import type { LayerField } from "../../data/layer-field";
import type { Wire } from "../../wire";

const DAY_MS = 86_400_000;

/** That a person changed a part of their identity in Layer. */
export type IdentityEdit = { readonly field: LayerField; readonly at: number };

/** How often each part of an identity was edited: in the session that ends now, lately, and ever. */
export function editHistory(
  edits: readonly IdentityEdit[],
  edited: readonly LayerField[],
  now: number,
): Wire<UserAccountIdentityEditHistory> {
  const counts = (field: LayerField): UserAccountIdentityEditCounts => {
    const ages = edits.filter((edit) => edit.field === field).map(({ at }) => now - at);
    const within = (days: number) => ages.filter((age) => age < days * DAY_MS).length;
    return {
      edits_current: edited.filter((one) => one === field).length,
      edits_1d: within(1),
      edits_30d: within(30),
      edits_365d: within(365),
      edits_all_time: ages.length,
    };
  };
  return {
    name: counts("name"),
    address: counts("address"),
    email: counts("email"),
    date_of_birth: counts("date_of_birth"),
    official_document: { ssn: counts("ssn") },
  };
}
