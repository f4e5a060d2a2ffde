"use client";

import { memo } from "react";
import type { Field } from "@/lib/playground/describe-fields";
import { ChoiceField } from "./choice-field";
import { ChoicesField } from "./choices-field";
import { FlagField } from "./flag-field";
import { useForm } from "./form-context";
import { GroupField } from "./group-field";
import { ListField } from "./list-field";
import { NumberField } from "./number-field";
import { ReferenceField } from "./reference-field";
import { TextField } from "./text-field";

/** What every kind of field is given. */
export type FieldProps = {
  field: Field;
  /** Its path in this request, `options.account_ids.0`. */
  at: string;
  name: string;
  /** Missing where it has to be there. */
  onRemove?: (() => void) | undefined;
};

type Props = Pick<FieldProps, "field" | "at" | "name"> & {
  /** Whether it can be taken out of the request. */
  canRemove: boolean;
};

/** A field of the request, whatever its kind. Renders anew for nothing but its own change. */
export const FieldView = memo(function FieldView({ field, at, name, canRemove }: Props) {
  const { store } = useForm();
  const View = views[field.kind];
  return (
    <View
      field={field}
      at={at}
      name={name}
      onRemove={canRemove ? () => store.remove(at) : undefined}
    />
  );
});

const views = {
  text: TextField,
  date: TextField,
  moment: TextField,
  number: NumberField,
  boolean: FlagField,
  choice: ChoiceField,
  choices: ChoicesField,
  reference: ReferenceField,
  list: ListField,
  object: GroupField,
} satisfies Record<Field["kind"], unknown>;
