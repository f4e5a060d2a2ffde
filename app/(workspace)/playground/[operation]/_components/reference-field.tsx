import type { Reference } from "@/lib/playground/reference";
import classes from "./field.module.css";
import { controlProps, FieldFrame } from "./field-frame";
import type { FieldProps } from "./field-view";
import { useField, useForm } from "./form-context";
import type { ReferenceChoice } from "./reference-choices";

/** Something that the server puts in, chosen by its name: a token is never typed, and never seen. */
export function ReferenceField(props: FieldProps) {
  const { field, at } = props;
  const { choices } = useForm();
  const { value, problem, set } = useField(at);
  const kind = field.reference?.kind ?? "item";
  const all = choices[kind] ?? [];
  const isKnown = all.some((one) => one.value === value);
  return (
    <FieldFrame {...props} problem={problem}>
      <select
        {...controlProps(at, problem)}
        className={classes.input}
        value={typeof value === "string" ? value : ""}
        onChange={({ currentTarget }) => set(currentTarget.value)}
      >
        <option value="">{all.length === 0 ? nothing[kind] : "Choose"}</option>
        {typeof value === "string" && value && !isKnown && (
          <option value={value}>{value} (not listed)</option>
        )}
        {grouped(all).map(({ group, members }) =>
          group ? (
            <optgroup key={group} label={group}>
              <Options of={members} />
            </optgroup>
          ) : (
            <Options key="" of={members} />
          ),
        )}
      </select>
    </FieldFrame>
  );
}

const Options = ({ of }: { of: ReferenceChoice[] }) =>
  of.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));

/** In the order of their first appearance. */
function grouped(all: ReferenceChoice[]) {
  const groups = new Map<string, ReferenceChoice[]>();
  for (const one of all) {
    const group = one.group ?? "";
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups].map(([group, members]) => ({ group, members }));
}

const nothing: Record<Reference["kind"], string> = {
  item: "No bank is linked yet",
  account: "No account is linked yet",
  "processor-token": "No processor token was made yet",
  session: "No Link session was started yet",
  configured: "Nothing is configured",
  me: "Nobody is signed in",
};
