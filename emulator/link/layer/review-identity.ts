import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { LayerField } from "../../data/layer-field";
import type { LayerIdentity } from "../../data/layer-people";
import type { LayerTemplate } from "../../data/layer-templates";
import type { IdentityForm } from "./identity-form";

/** What a review came to: the identity with what was edited in it, or the first field that cannot be taken. */
export type Review =
  | { readonly identity: LayerIdentity; readonly edited: readonly LayerField[] }
  | { readonly wrong: LayerField };

/** What a form says of a field; undefined where it does not make sense. */
type Reader<Field extends LayerField> = (
  typed: IdentityForm,
  known: LayerIdentity[Field],
  circumstances: { template: LayerTemplate; now: number },
) => LayerIdentity[Field] | undefined;

const readers: { [Field in LayerField]: Reader<Field> } = {
  name(typed, known) {
    const first_name = (typed.first_name ?? known?.first_name ?? "").trim();
    const last_name = (typed.last_name ?? known?.last_name ?? "").trim();
    if (!first_name && !last_name) return null;
    return first_name && last_name ? { first_name, last_name } : undefined;
  },
  address(typed, known) {
    const part = (key: "street" | "street2" | "city" | "region" | "postal_code") =>
      (typed[key] ?? known?.[key] ?? "").trim();
    const needed = {
      street: part("street"),
      city: part("city"),
      region: part("region"),
      postal_code: part("postal_code"),
    };
    const street2 = part("street2") || null;
    const filled = Object.values(needed).filter(Boolean).length;
    if (filled === 0 && !street2) return null;
    const isWhole = filled === 4 && /^\d{5}(-\d{4})?$/.test(needed.postal_code);
    return isWhole ? { ...needed, street2, country: known?.country ?? "US" } : undefined;
  },
  email(typed, known) {
    const email = (typed.email ?? known ?? "").trim();
    if (!email) return null;
    return z.email().safeParse(email).success ? email : undefined;
  },
  date_of_birth(typed, known, { now }) {
    const date = (typed.date_of_birth ?? known ?? "").trim();
    if (!date) return null;
    const isPast = z.iso.date().safeParse(date).success && Date.parse(date) < now;
    return isPast && date >= "1900" ? date : undefined;
  },
  /** It is never shown, so a blank one is kept. */
  ssn(typed, known, { template }) {
    const digits = (typed.ssn ?? "").replace(/[\s-]/g, "");
    if (!digits) return known;
    return /^\d+$/.test(digits) && digits.length === template.ssnDigits ? digits : undefined;
  },
};

const fields = Object.keys(readers) as LayerField[];

/** Takes what a person sent from the review of their identity, if it makes sense and all that is required is there. */
export function reviewIdentity(
  known: LayerIdentity,
  typed: IdentityForm,
  circumstances: { template: LayerTemplate; now: number },
): Review {
  let identity = known;
  const edited: LayerField[] = [];
  for (const field of fields.filter((one) => circumstances.template.fields[one] !== "off")) {
    const value = read(field, known, typed, circumstances);
    const isMissing = value === null && circumstances.template.fields[field] === "required";
    if (value === undefined || isMissing) return { wrong: field };
    if (isDeepStrictEqual(value, known[field])) continue;
    identity = { ...identity, [field]: value };
    edited.push(field);
  }
  return { identity, edited };
}

const read = <Field extends LayerField>(
  field: Field,
  known: LayerIdentity,
  typed: IdentityForm,
  circumstances: Parameters<Reader<Field>>[2],
) => readers[field](typed, known[field], circumstances);
