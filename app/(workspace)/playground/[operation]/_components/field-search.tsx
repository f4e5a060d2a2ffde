import { useMemo, useState } from "react";
import type { Field } from "@/lib/playground/describe-fields";
import classes from "./field.module.css";
import { everyField, type FoundField, findFields } from "./find-fields";
import { focusField } from "./focus-field";
import { useForm } from "./form-context";
import { HelpText } from "./help-text";
import { initialValue } from "./initial-value";

const MOST = 8;

/** Finds a field of the request by a few letters of its name or help, and adds it with all that it stands in. */
export function FieldSearch({ fields }: { fields: Field[] }) {
  const { store, choices } = useForm();
  const [query, setQuery] = useState("");
  const all = useMemo(() => everyField(fields), [fields]);
  const found = findFields(all, query, MOST);

  function take({ field, within }: FoundField) {
    for (const one of [...within, field]) {
      if (store.valueAt(one.path) === undefined) store.add(one.path, initialValue(one, choices));
    }
    setQuery("");
    focusField(field.path);
  }

  return (
    <search className={classes.search}>
      <label htmlFor="find-field" className={classes.label}>
        Find a field
      </label>
      <input
        id="find-field"
        type="search"
        className={classes.input}
        placeholder={`One of ${all.length}, by name or by what it does`}
        autoComplete="off"
        value={query}
        onChange={({ currentTarget }) => setQuery(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          if (event.ctrlKey || event.metaKey) return;
          // The form is not sent from here.
          event.preventDefault();
          const [first] = found;
          if (first) take(first);
        }}
      />
      {query.trim() && (
        <p role="status" className={classes.help}>
          {found.length === 0
            ? "No field is like that."
            : "Enter takes the first. A field that is there already is only shown."}
        </p>
      )}
      {found.length > 0 && (
        <ul className={classes.found} aria-label="Fields found">
          {found.map((one) => (
            <li key={one.field.path}>
              <button type="button" onClick={() => take(one)}>
                <code>{one.field.path}</code>
                <span>
                  <HelpText of={one.field.help} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
