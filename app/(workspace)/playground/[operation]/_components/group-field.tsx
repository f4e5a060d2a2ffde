import { asSentence } from "../../../_components/as-sentence";
import { AddField } from "./add-field";
import classes from "./field.module.css";
import { fieldId, RemoveButton } from "./field-frame";
import type { FieldProps } from "./field-view";
import { usePart } from "./form-context";
import { GroupFields } from "./group-fields";
import { HelpText } from "./help-text";

/** An object within the request, with its own fields. */
export function GroupField({ field, at, name, onRemove }: FieldProps) {
  const problem = usePart(at, (one) => one.problemAt(at));
  const id = fieldId(at);
  return (
    <fieldset id={id} tabIndex={-1} className={classes.group} aria-describedby={`${id}-help`}>
      <legend className={classes.name}>{name}</legend>
      {onRemove && <RemoveButton name={at} onRemove={onRemove} />}
      <p id={`${id}-help`} className={classes.help}>
        <HelpText of={field.help} />
      </p>
      <GroupFields fields={field.children} at={at} />
      <AddField fields={field.children} at={at} name={name} />
      {problem && (
        <p role="alert" className={classes.problem}>
          {asSentence(problem)}
        </p>
      )}
    </fieldset>
  );
}
