import { useDetails } from "@/lib/browser/use-details";
import type { Field } from "@/lib/playground/describe-fields";
import classes from "./field.module.css";
import { focusField } from "./focus-field";
import { useForm, usePart } from "./form-context";
import { HelpText } from "./help-text";
import { initialValue } from "./initial-value";
import { keysAt } from "./keys-at";

type Props = { fields: Field[]; at: string; name: string };

/** The fields of an object that are not in the request yet, each with what it is for. */
export function AddField({ fields, at, name }: Props) {
  const { store, choices } = useForm();
  const { isOpen, details } = useDetails();
  const keys = usePart(at, (one) => keysAt(one, at)).split(" ");
  const missing = fields.filter(({ key, required }) => !required && !keys.includes(key));
  if (missing.length === 0) return null;

  function add(field: Field) {
    const path = at ? `${at}.${field.key}` : field.key;
    store.add(path, initialValue(field, choices));
    focusField(path);
  }

  return (
    <details {...details} className={classes.adder}>
      <summary>
        Add to {name} ({missing.length})
      </summary>
      {isOpen && (
        <ul className={classes.found}>
          {missing.map((field) => (
            <li key={field.key}>
              <button type="button" onClick={() => add(field)}>
                <code>{field.key}</code>
                <span>
                  <HelpText of={field.help} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
