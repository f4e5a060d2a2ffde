/** @jsxImportSource hono/jsx */
import type { Control } from "../../control/control";
import { numberIn } from "../number-in";
import type { Form } from "../page";
import { ActionForm } from "../parts/action-form";
import { Field } from "../parts/field";
import { type SettingField, settingFields } from "../setting-fields";

type Settings = ReturnType<Control["settings"]>;

const fields = Object.entries(settingFields) as [keyof Settings, SettingField][];

/** All settings in one form, each with what it is for. */
export const SettingsForm = ({ current }: { current: Settings }) => (
  <ActionForm action="settings" submit="Save settings" done="The settings are saved.">
    <div class="fields">
      {fields.map(([name, field]) => (
        <Field
          {...field}
          key={name}
          name={name}
          value={String(current[name])}
          isChecked={current[name] === true}
        />
      ))}
    </div>
  </ActionForm>
);

/** The settings as the form sends them, for the control to check. */
export function settingsIn(form: Form): Parameters<Control["changeSettings"]>[0] {
  return Object.fromEntries(
    fields.map(([name, { kind, label }]) => {
      if (kind === "check") return [name, form[name] === "yes"];
      return [name, kind === "number" ? numberIn(form, name, label) : form[name]];
    }),
  );
}
