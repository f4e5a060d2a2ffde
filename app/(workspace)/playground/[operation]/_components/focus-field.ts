import { fieldId } from "./field-frame";

/** Brings a field to the person, once it is on screen. */
export function focusField(at: string): void {
  requestAnimationFrame(() => {
    const control = document.getElementById(fieldId(at));
    control?.scrollIntoView({ block: "center" });
    control?.focus({ preventScroll: true });
  });
}
