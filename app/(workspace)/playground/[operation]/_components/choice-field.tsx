import classes from "./field.module.css";
import { controlProps, FieldFrame } from "./field-frame";
import type { FieldProps } from "./field-view";
import { useField } from "./form-context";

/** One of the values that Plaid allows. */
export function ChoiceField(props: FieldProps) {
  const { field, at } = props;
  const { value, problem, set } = useField(at);
  return (
    <FieldFrame {...props} problem={problem}>
      <select
        {...controlProps(at, problem)}
        className={classes.input}
        value={typeof value === "string" ? value : ""}
        onChange={({ currentTarget }) => set(currentTarget.value)}
      >
        <option value="">Choose</option>
        {field.choices?.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    </FieldFrame>
  );
}
