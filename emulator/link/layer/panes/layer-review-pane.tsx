/** @jsxImportSource hono/jsx */
import type { LayerField } from "../../../data/layer-field";
import type { LayerIdentity } from "../../../data/layer-people";
import type { LayerTemplate } from "../../../data/layer-templates";
import type { MessageKey } from "../../messages/messages";
import { Act } from "../../panes/act";
import { FootButton } from "../../panes/foot-button";
import { Frame } from "../../panes/frame";
import { useText } from "../../panes/use-text";
import { Wrong } from "../../panes/wrong";
import type { IdentityForm } from "../identity-form";
import type { LayerPane } from "../layer-pane";

type Props = {
  clientName: string;
  template: LayerTemplate;
  identity: LayerIdentity;
  refused: Extract<LayerPane, { name: "layer-review" }>["refused"];
};

const names = {
  name: "fullName",
  address: "address",
  email: "email",
  date_of_birth: "dateOfBirth",
  ssn: "ssn",
} as const satisfies Record<LayerField, MessageKey>;

/** What Plaid knows of the person, to be put right and shared. The phone number is proved, so it stays. */
export const LayerReviewPane = ({ clientName, template, identity, refused }: Props) => {
  const text = useText();
  const { name, address, email, date_of_birth } = identity;
  const values: IdentityForm = refused?.typed ?? {
    ...name,
    ...address,
    street2: address?.street2 ?? "",
    email: email ?? "",
    date_of_birth: date_of_birth ?? "",
  };
  const asks = (field: LayerField) => template.fields[field] !== "off";
  const needs = (field: LayerField) => template.fields[field] === "required";

  return (
    <Frame title={text("reviewTitle")}>
      <p>{text("reviewText", { client: clientName })}</p>
      <Wrong text={refused && text("reviewWrong", { field: text(names[refused.field]) })} />
      <Act action="share_identity">
        {asks("name") && (
          <div class="pair">
            <Field name="first_name" label="firstName" values={values} required={needs("name")} />
            <Field name="last_name" label="lastName" values={values} required={needs("name")} />
          </div>
        )}
        <label class="field">
          {text("phoneLabel")}
          <input value={masked(identity.phone_number)} readonly />
        </label>
        {asks("email") && (
          <Field name="email" label="email" values={values} required={needs("email")} />
        )}
        {asks("address") && <AddressFields values={values} required={needs("address")} />}
        {asks("date_of_birth") && (
          <Field
            name="date_of_birth"
            label="dateOfBirth"
            type="date"
            values={values}
            required={needs("date_of_birth")}
          />
        )}
        {asks("ssn") && <SsnField known={identity.ssn} template={template} />}
        <FootButton label={text("share")} />
      </Act>
    </Frame>
  );
};

const masked = (phone: string) => `•••• ${phone.slice(-4)}`;

type FieldProps = {
  name: keyof IdentityForm;
  label: MessageKey;
  type?: "text" | "date";
  values: IdentityForm;
  required: boolean;
};

const Field = ({ name, label, type = "text", values, required }: FieldProps) => {
  const text = useText();
  return (
    <label class="field">
      {text(label)}
      <input
        name={name}
        type={type}
        value={values[name] ?? ""}
        autocomplete="off"
        maxlength={200}
        required={required}
      />
    </label>
  );
};

const AddressFields = ({ values, required }: Pick<FieldProps, "values" | "required">) => (
  <>
    <Field name="street" label="street" values={values} required={required} />
    <Field name="street2" label="street2" values={values} required={false} />
    <Field name="city" label="city" values={values} required={required} />
    <div class="pair">
      <Field name="region" label="region" values={values} required={required} />
      <Field name="postal_code" label="postalCode" values={values} required={required} />
    </div>
  </>
);

/** The number itself is not shown. Left blank, it stays as it is. */
const SsnField = ({ known, template }: { known: string | null; template: LayerTemplate }) => {
  const text = useText();
  return (
    <label class="field">
      {text(template.ssnDigits === 4 ? "ssnLast4" : "ssn")}
      <input
        name="ssn"
        inputmode="numeric"
        autocomplete="off"
        maxlength={11}
        placeholder={known ? `${template.ssnDigits === 9 ? "•••-••-" : ""}${known.slice(-4)}` : ""}
        required={!known && template.fields.ssn === "required"}
      />
      {known && <span class="quiet">{text("ssnKept")}</span>}
    </label>
  );
};
