import fc from "fast-check";
import { z } from "zod";
import { checkRequest } from "@/lib/playground/check-request";
import { unwrapped } from "@/lib/playground/describe-fields";
import { type FieldNotes, fieldNotes } from "@/lib/playground/field-notes";
import type { Operation } from "@/lib/playground/operation";
import type { ReferenceKind } from "@/lib/playground/reference";

type Value = fc.Arbitrary<unknown>;

const id = fc.string({
  unit: fc.constantFrom(..."0123456789abcdefghjkmnpqrstvwxyz"),
  minLength: 1,
  maxLength: 12,
});

const REFERENCES: Record<ReferenceKind, Value> = {
  item: id.map((text) => `item:itm_${text}`),
  account: id.map((text) => `account:acc_${text}`),
  "processor-token": id.map((text) => `processor-token:prt_${text}`),
  session: id.map((text) => `session:lks_${text}`),
  configured: fc.constant("configured"),
  me: fc.constant("me"),
};

/** Text of any characters, those that quoting has to mind oftener than others. */
const anyText = (limits: { minLength?: number; maxLength?: number }) =>
  fc.string({
    ...limits,
    unit: fc.oneof(
      fc.constantFrom(
        "'",
        '"',
        "\\",
        "$",
        "`",
        "\n",
        "\r",
        "\0",
        "{",
        "}",
        "#",
        "!",
        "%",
        "\u2028",
      ),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    ),
  });

/** Any text at all, half of a surrogate pair among it, and names that every object knows. */
export const hostileText = fc.oneof(
  fc.constantFrom("__proto__", "constructor", "toString"),
  anyText({ maxLength: 40 }),
  fc.string({ unit: fc.constantFrom("\ud800", "\udfff", "a", "'") }),
);

/** Any request that passes an operation's schema: made by the schema, field by field. */
export const arbitraryRequest = (
  operation: Pick<Operation, "schema">,
): fc.Arbitrary<Record<string, unknown>> =>
  valuesOf(operation.schema).filter(
    (request): request is Record<string, unknown> =>
      Object.keys(checkRequest(operation, request)).length === 0,
  );

function valuesOf(schema: z.core.$ZodType): Value {
  const inner = unwrapped(schema);
  const notes = fieldNotes.get(inner);
  if (!notes) throw new Error("A field without notes.");
  const passes = (value: unknown) => z.safeParse(inner, value).success;
  if (notes.reference) return REFERENCES[notes.reference.kind];
  if (inner instanceof z.ZodObject) return objectOf(inner);
  if (notes.kind === "list" && inner instanceof z.ZodArray) {
    const { min = 0, max = 3 } = notes.limits ?? {};
    return fc.array(valuesOf(inner.element), { minLength: min, maxLength: Math.min(max, 3) });
  }
  return leafOf(notes).filter(passes);
}

function objectOf({ shape }: z.ZodObject): Value {
  const fields = Object.entries(shape).map(([key, field]) => [key, valuesOf(field)] as const);
  const requiredKeys = Object.keys(shape).filter((key) => {
    const field = shape[key];
    return field !== undefined && unwrapped(field) === field;
  });
  return fc.record(Object.fromEntries(fields), { requiredKeys, noNullPrototype: true });
}

function leafOf({ kind, choices = [], limits = {} }: FieldNotes): Value {
  const { min = 0, max = Number.MAX_SAFE_INTEGER, pattern, whole } = limits;
  const days = fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true });
  switch (kind) {
    case "text":
      if (pattern) return fc.stringMatching(new RegExp(pattern), { size: "small" });
      return anyText({ minLength: min, maxLength: Math.min(max, min + 40) });
    case "date":
      return days.map((day) => day.toISOString().slice(0, 10));
    case "moment":
      return days.map((day) => day.toISOString());
    case "number":
      return whole ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
    case "boolean":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...choices);
    case "choices":
      return fc.subarray([...choices], { minLength: min });
    default:
      throw new Error(`No values for ${kind}.`);
  }
}
