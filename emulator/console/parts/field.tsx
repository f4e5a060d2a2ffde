/** @jsxImportSource hono/jsx */
import { useContext } from "hono/jsx";
import { FormContext } from "../sent";

type Props = {
  name: string;
  label: string;
  /** One line that says what it is for. */
  explains?: string;
  value?: string;
  isRequired?: boolean;
  /** Of a box to check. */
  isChecked?: boolean;
} & (
  | { kind: "text" | "number" | "date"; suggestions?: readonly string[] }
  | { kind: "long text" }
  | { kind: "check" }
  | { kind: "choice"; options: readonly { value: string; says: string }[] }
);

/** A field of a form with its label. It holds what was typed where the form has failed, else `value`. */
export const Field = (props: Props) => {
  const { action, typed } = useContext(FormContext);
  const id = `${action}-${props.name}`;
  const explainsId = props.explains && `${id}-explains`;
  const label = (
    <label for={id} key="label">
      {props.label}
    </label>
  );
  const control = (
    <Control
      {...props}
      id={id}
      explainsId={explainsId}
      value={typed?.[props.name] ?? props.value ?? ""}
      wasTyped={typed !== null}
    />
  );
  const isCheck = props.kind === "check";
  return (
    <div class={isCheck ? "field check" : "field"}>
      {isCheck ? control : label}
      {isCheck ? label : control}
      {props.explains && (
        <span class="quiet" id={explainsId}>
          {props.explains}
        </span>
      )}
    </div>
  );
};

type ControlProps = Props & {
  id: string;
  explainsId: string | undefined;
  value: string;
  wasTyped: boolean;
};

const Control = (props: ControlProps) => {
  const { id, name, value } = props;
  const common = { id, name, "aria-describedby": props.explainsId, required: props.isRequired };
  switch (props.kind) {
    case "check": {
      const isChecked = props.wasTyped ? value === "yes" : props.isChecked;
      return <input {...common} type="checkbox" value="yes" checked={isChecked} />;
    }
    case "choice":
      return (
        <select {...common}>
          {props.options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.says}
            </option>
          ))}
        </select>
      );
    case "long text":
      return (
        <textarea {...common} spellcheck={false}>
          {value}
        </textarea>
      );
    default:
      return <Input {...props} common={common} />;
  }
};

type InputProps = { kind: string; id: string; value: string; suggestions?: readonly string[] } & {
  common: object;
};

const Input = ({ kind, id, value, suggestions, common }: InputProps) => (
  <>
    <input
      {...common}
      type={kind === "date" ? "date" : "text"}
      inputmode={kind === "number" ? "decimal" : undefined}
      value={value}
      list={suggestions && `${id}-list`}
      autocomplete="off"
      autocapitalize="none"
      spellcheck={false}
    />
    {suggestions && (
      <datalist id={`${id}-list`}>
        {suggestions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    )}
  </>
);
