import type { UserAccountIdentity } from "plaid";
import type { LayerField } from "../../data/layer-field";
import type { LayerIdentity } from "../../data/layer-people";
import type { LayerTemplate } from "../../data/layer-templates";
import type { Wire } from "../../wire";

/** An identity as the app gets it: null where Plaid knows nothing, or the template does not ask. */
export function sharedIdentity(
  identity: LayerIdentity,
  { fields, ssnDigits }: LayerTemplate,
): Wire<UserAccountIdentity> {
  const asked = <Field extends LayerField>(field: Field) =>
    fields[field] === "off" ? null : identity[field];
  const ssn = asked("ssn");
  return {
    name: asked("name"),
    address: asked("address"),
    phone_number: identity.phone_number,
    email: asked("email"),
    date_of_birth: asked("date_of_birth"),
    ssn: ssnDigits === 9 ? ssn : null,
    ssn_last_4: ssn?.slice(-4) ?? null,
  };
}
