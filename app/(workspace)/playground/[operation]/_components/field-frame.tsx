import type { ReactNode } from "react";
import type { Field } from "@/lib/playground/describe-fields";
import { asSentence } from "../../../_components/as-sentence";
import classes from "./field.module.css";
import { HelpText } from "./help-text";
import { limitWords } from "./limit-words";

/** The id of a field's control, which is what a label and a complaint lead to. */
export const fieldId = (at: string): string => `field-${at}`;

/** What ties a control to its help and its problem. */
export const controlProps = (at: string, problem: string | undefined) => ({
  id: fieldId(at),
  "aria-describedby": `${fieldId(at)}-help${problem ? ` ${fieldId(at)}-problem` : ""}`,
  "aria-invalid": problem ? true : undefined,
});

type Props = {
  field: Field;
  at: string;
  /** What it is called: its key, or which entry of a list it is. */
  name: string;
  problem: string | undefined;
  onRemove?: (() => void) | undefined;
  /** False where the controls within have labels of their own. */
  isLabel?: boolean;
  children: ReactNode;
};

/** A field's name, help, limits and problem around its control. */
export function FieldFrame({
  field,
  at,
  name,
  problem,
  onRemove,
  isLabel = true,
  children,
}: Props) {
  const id = fieldId(at);
  const limits = limitWords(field);
  return (
    <div className={classes.field}>
      <div className={classes.head}>
        {isLabel ? (
          <label htmlFor={id} className={classes.name}>
            {name}
          </label>
        ) : (
          <span id={`${id}-name`} className={classes.name}>
            {name}
          </span>
        )}
        {field.required && field.key && <span className={classes.required}>required</span>}
        {onRemove && <RemoveButton name={at} onRemove={onRemove} />}
      </div>
      <p id={`${id}-help`} className={classes.help}>
        <HelpText of={field.help} />
        {limits && ` ${limits}.`}
      </p>
      {children}
      {problem && (
        <p id={`${id}-problem`} role="alert" className={classes.problem}>
          {asSentence(problem)}
        </p>
      )}
    </div>
  );
}

/** Takes a field out of the request. */
export function RemoveButton({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <button
      type="button"
      className={classes.remove}
      aria-label={`Remove ${name}`}
      onClick={onRemove}
    >
      Remove
    </button>
  );
}
