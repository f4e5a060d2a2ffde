import { VisuallyHidden } from "@mantine/core";
import { useDetails } from "@/lib/browser/use-details";
import classes from "./field.module.css";
import { controlProps, FieldFrame, fieldId } from "./field-frame";
import type { FieldProps } from "./field-view";
import { useField } from "./form-context";

const FEW = 6;

/** Several of the values that Plaid allows. Where there are many, they come out when they are asked for. */
export function ChoicesField(props: FieldProps) {
  const { field, at } = props;
  const { value, problem, set } = useField(at);
  const { isOpen, details } = useDetails();
  const chosen = Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  const all = field.choices ?? [];

  const toggle = (choice: string, isOn: boolean) =>
    set(isOn ? [...chosen, choice] : chosen.filter((one) => one !== choice));
  const boxes = (
    <div className={classes.boxes}>
      {all.map((choice) => (
        <label key={choice} className={classes.box}>
          <input
            type="checkbox"
            checked={chosen.includes(choice)}
            onChange={({ currentTarget }) => toggle(choice, currentTarget.checked)}
          />
          {choice}
        </label>
      ))}
    </div>
  );
  const control = controlProps(at, problem);

  return (
    <FieldFrame {...props} problem={problem} isLabel={false}>
      {all.length <= FEW ? (
        <fieldset
          id={control.id}
          tabIndex={-1}
          className={classes.few}
          aria-labelledby={`${fieldId(at)}-name`}
          aria-describedby={control["aria-describedby"]}
        >
          {boxes}
        </fieldset>
      ) : (
        <details {...details} className={classes.choices}>
          <summary id={control.id} aria-describedby={control["aria-describedby"]}>
            <VisuallyHidden>{props.name}: </VisuallyHidden>
            <span className={classes.chosen}>
              {chosen.length === 0 && <span className={classes.none}>None chosen</span>}
              {chosen.map((one) => (
                <code key={one}>{one}</code>
              ))}
            </span>
            <span className={classes.change}>{isOpen ? "Done" : "Change"}</span>
          </summary>
          {isOpen && boxes}
        </details>
      )}
    </FieldFrame>
  );
}
