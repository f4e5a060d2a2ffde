import classes from "./field.module.css";
import { controlProps, FieldFrame } from "./field-frame";
import type { FieldProps } from "./field-view";
import { useField } from "./form-context";

/** A text, a day or a moment. */
export function TextField(props: FieldProps) {
  const { field, at } = props;
  const { value, problem, set } = useField(at);
  return (
    <FieldFrame {...props} problem={problem}>
      <input
        {...controlProps(at, problem)}
        className={classes.input}
        type={field.kind === "date" ? "date" : "text"}
        autoComplete="off"
        spellCheck={false}
        value={typeof value === "string" ? value : ""}
        onChange={({ currentTarget }) => set(currentTarget.value)}
      />
    </FieldFrame>
  );
}
