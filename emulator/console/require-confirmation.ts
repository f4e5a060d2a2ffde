import { ControlRefusal } from "../control/control-refusal";
import type { Form } from "./page";

/** Refuses what cannot be undone, unless its box was checked. */
export function requireConfirmation(form: Form): void {
  if (form.confirmed !== "yes") throw new ControlRefusal("Check the box to confirm.");
}
