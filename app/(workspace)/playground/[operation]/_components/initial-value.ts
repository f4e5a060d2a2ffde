import type { Field } from "@/lib/playground/describe-fields";
import { mapReferences } from "@/lib/playground/map-references";
import type { Operation } from "@/lib/playground/operation";
import type { ReferenceChoices } from "./reference-choices";
import type { PlaidRequest } from "./request-store";

/** What a field holds when it has just been added: a reference the only thing that it can be, a group what it cannot be without. */
export function initialValue(field: Field, choices: ReferenceChoices): unknown {
  switch (field.kind) {
    case "boolean":
      return true;
    case "choices":
      return [];
    case "reference":
      return onlyChoice(field, choices);
    case "list": {
      const [entry] = field.children;
      return entry ? [initialValue(entry, choices)] : [];
    }
    case "object": {
      const required = field.children.filter((child) => child.required);
      return Object.fromEntries(required.map((child) => [child.key, initialValue(child, choices)]));
    }
    default:
      return "";
  }
}

function onlyChoice({ reference }: Field, choices: ReferenceChoices): string {
  const [first, ...others] = (reference && choices[reference.kind]) ?? [];
  return first && others.length === 0 ? first.value : "";
}

/** A preset, with the newest of the person's own things where it leaves that open. An account depends on the bank, so it stays open. */
export const fillPreset = (
  { schema }: Operation,
  request: Record<string, unknown>,
  choices: ReferenceChoices,
): PlaidRequest =>
  mapReferences(schema, request, ({ kind, value }) =>
    value === "" && kind !== "account" ? (choices[kind]?.[0]?.value ?? "") : value,
  ) as PlaidRequest;
