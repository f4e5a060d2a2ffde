import type { Field } from "@/lib/playground/describe-fields";
import { FieldView } from "./field-view";
import { usePart } from "./form-context";
import { keysAt } from "./keys-at";

type Props = {
  fields: Field[];
  /** The path of the object that they belong to; empty for the request itself. */
  at: string;
};

/** Those of an object's fields that have to be there, and those that were added. */
export function GroupFields({ fields, at }: Props) {
  const keys = usePart(at, (one) => keysAt(one, at)).split(" ");
  return fields
    .filter(({ key, required }) => required || keys.includes(key))
    .map((field) => (
      <FieldView
        key={field.key}
        field={field}
        at={at ? `${at}.${field.key}` : field.key}
        name={field.key}
        canRemove={!field.required}
      />
    ));
}
