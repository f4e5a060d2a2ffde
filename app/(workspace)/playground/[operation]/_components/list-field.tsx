import { ActionButton } from "@/app/_components/action-button";
import { asSentence } from "../../../_components/as-sentence";
import classes from "./field.module.css";
import { fieldId, RemoveButton } from "./field-frame";
import { type FieldProps, FieldView } from "./field-view";
import { useForm, usePart } from "./form-context";
import { HelpText } from "./help-text";
import { initialValue } from "./initial-value";

/** Entries of one kind, each a field of its own. */
export function ListField({ field, at, name, onRemove }: FieldProps) {
  const { store, choices } = useForm();
  const count = usePart(at, (one) => lengthOf(one.valueAt(at)));
  const problem = usePart(at, (one) => one.problemAt(at));
  const [entry] = field.children;
  const max = field.limits?.max ?? Number.POSITIVE_INFINITY;
  if (!entry) return null;
  const id = fieldId(at);
  return (
    <fieldset id={id} tabIndex={-1} className={classes.group} aria-describedby={`${id}-help`}>
      <legend className={classes.name}>{name}</legend>
      {onRemove && <RemoveButton name={at} onRemove={onRemove} />}
      <p id={`${id}-help`} className={classes.help}>
        <HelpText of={field.help} />
      </p>
      {Array.from({ length: count }, (_, index) => (
        <FieldView
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place in the list.
          key={index}
          field={entry}
          at={`${at}.${index}`}
          name={`${name} ${index + 1}`}
          canRemove
        />
      ))}
      {count < max && (
        <div>
          <ActionButton
            size="compact-xs"
            variant="default"
            onClick={() => store.add(`${at}.${count}`, initialValue(entry, choices))}
          >
            Add an entry to {name}
          </ActionButton>
        </div>
      )}
      {problem && (
        <p role="alert" className={classes.problem}>
          {asSentence(problem)}
        </p>
      )}
    </fieldset>
  );
}

const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 0);
