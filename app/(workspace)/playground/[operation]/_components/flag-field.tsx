import classes from "./field.module.css";
import { controlProps, FieldFrame } from "./field-frame";
import type { FieldProps } from "./field-view";
import { useField } from "./form-context";

/** True or false. */
export function FlagField(props: FieldProps) {
  const { at } = props;
  const { value, problem, set } = useField(at);
  return (
    <FieldFrame {...props} problem={problem}>
      <span className={classes.flag}>
        <input
          {...controlProps(at, problem)}
          type="checkbox"
          checked={value === true}
          onChange={({ currentTarget }) => set(currentTarget.checked)}
        />
        <span aria-hidden="true">{value === true ? "true" : "false"}</span>
      </span>
    </FieldFrame>
  );
}
