import { useState } from "react";
import classes from "./field.module.css";
import { controlProps, FieldFrame } from "./field-frame";
import type { FieldProps } from "./field-view";
import { useField } from "./form-context";

/** A number. What is typed stays as it is typed: `1.` on the way to `1.5`. */
export function NumberField(props: FieldProps) {
  const { field, at } = props;
  const { value, problem, set } = useField(at);
  const [typed, setTyped] = useState("");
  const shown = numberIn(typed) === value ? typed : textOf(value);
  return (
    <FieldFrame {...props} problem={problem}>
      <input
        {...controlProps(at, problem)}
        className={classes.input}
        inputMode={field.limits?.whole ? "numeric" : "decimal"}
        autoComplete="off"
        value={shown}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          set(numberIn(currentTarget.value));
        }}
      />
    </FieldFrame>
  );
}

const textOf = (value: unknown) =>
  typeof value === "number" || typeof value === "string" ? String(value) : "";

/** The number that a text is, or the text itself where it is none: the check says so then. */
const numberIn = (text: string): number | string =>
  text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
