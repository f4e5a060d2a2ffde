import { z } from "zod";
import { unwrapped } from "./describe-fields";
import { fieldNotes } from "./field-notes";
import type { Reference } from "./reference";

/** A reference where it stands in a request. */
export type FoundReference = Reference & { value: string };

/**
 * A copy of a request with every reference replaced. Which texts are references is told by the
 * schema: another field that happens to say `me` keeps it.
 */
export function mapReferences(
  schema: z.core.$ZodType,
  value: unknown,
  replace: (found: FoundReference) => unknown,
): unknown {
  const inner = unwrapped(schema);
  const reference = fieldNotes.get(inner)?.reference;
  if (reference && typeof value === "string") return replace({ ...reference, value });
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((entry) => mapReferences(inner.element, entry, replace));
  }
  if (inner instanceof z.ZodObject && typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => {
        // A name that every object knows, such as `constructor`, is no field.
        const field = Object.hasOwn(inner.shape, key) ? inner.shape[key] : undefined;
        return [key, field ? mapReferences(field, entry, replace) : entry];
      }),
    );
  }
  return value;
}
