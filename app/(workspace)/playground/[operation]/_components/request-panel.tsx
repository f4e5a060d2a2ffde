import type { SubmitEvent } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { useHydrated } from "@/lib/browser/use-hydrated";
import type { Field } from "@/lib/playground/describe-fields";
import type { Preset } from "@/lib/playground/operation";
import { Panel } from "../../../link/_components/panel";
import { AddField } from "./add-field";
import { FieldSearch } from "./field-search";
import { focusField } from "./focus-field";
import { useForm, useRequest } from "./form-context";
import { GroupFields } from "./group-fields";
import { PresetPicker } from "./preset-picker";
import classes from "./request-panel.module.css";
import type { PlaidRequest } from "./request-store";

const FIELDS_WORTH_SEARCHING = 12;

type Props = {
  fields: Field[];
  presets: readonly Preset[];
  fill: (preset: Preset) => PlaidRequest;
  isBusy: boolean;
  onSend: () => void;
};

/** The request as a form, from where to begin to sending it. */
export function RequestPanel({ fields, presets, fill, isBusy, onSend }: Props) {
  const isHydrated = useHydrated();
  const { store } = useForm();

  function submit(event: SubmitEvent) {
    event.preventDefault();
    onSend();
  }

  return (
    <Panel title="Request">
      <form className={classes.form} onSubmit={submit} noValidate>
        <PresetPicker presets={presets} store={store} fill={fill} />
        <fieldset className={classes.whole} disabled={!isHydrated}>
          {fields.length >= FIELDS_WORTH_SEARCHING && <FieldSearch fields={fields} />}
          <div className={classes.fields}>
            <GroupFields fields={fields} at="" />
          </div>
          <AddField fields={fields} at="" name="the request" />
        </fieldset>
        <div className={classes.bar}>
          <ActionButton type="submit" loading={isBusy}>
            Send to Plaid
          </ActionButton>
          <Standing />
        </div>
      </form>
    </Panel>
  );
}

/** Whether the request can be sent. What is wrong leads to its field. */
function Standing() {
  const { store } = useForm();
  const problems = useRequest(store, (one) => one.problems());
  const isAsked = useRequest(store, (one) => one.isAsked());
  const paths = Object.keys(problems);
  if (paths.length === 0) {
    return (
      <p className={classes.standing}>
        Ready to send.{" "}
        <span className={classes.keys}>
          <kbd>Ctrl</kbd> or <kbd>Cmd</kbd> with <kbd>Enter</kbd> sends too.
        </span>
      </p>
    );
  }
  const count = paths.length === 1 ? "One field is" : `${paths.length} fields are`;
  return (
    <div className={classes.standing} role={isAsked ? "alert" : undefined}>
      <p>{count} not right yet.</p>
      {isAsked && (
        <ul>
          {paths.map((path) => (
            <li key={path}>
              <button type="button" onClick={() => focusField(path)}>
                <code>{path}</code>
              </button>{" "}
              {problems[path]}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
