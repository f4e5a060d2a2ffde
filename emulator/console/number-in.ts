import { ControlRefusal } from "../control/control-refusal";
import type { Form } from "./page";

/** A number that was typed, refused in words where it is none. Undefined where the field was left empty. */
export function numberIn(form: Form, name: string, label: string): number | undefined {
  const typed = (form[name] ?? "").trim();
  if (typed === "") return undefined;
  const number = Number(typed);
  if (Number.isFinite(number)) return number;
  throw new ControlRefusal(`${label} must be a number, and ${JSON.stringify(typed)} is none`);
}
