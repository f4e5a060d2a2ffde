import { z } from "zod";
import { type FieldNotes, fieldNotes } from "./field-notes";

/** A field of a request, as a form shows it. */
export type Field = FieldNotes & {
  /** Where it stands, `options.account_ids`; the entries of a list as `options.account_ids[]`. */
  path: string;
  /** Its name; empty for the entries of a list. */
  key: string;
  required: boolean;
  /** Of an object its fields, of a list the one field that every entry is. Required ones come first. */
  children: Field[];
};

/** The schema beneath what makes it optional. */
export const unwrapped = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional ? unwrapped(schema.unwrap()) : schema;

/** The fields of an operation's schema, required ones first, else in the order of the schema. */
export const describeFields = (schema: z.ZodObject): Field[] => fieldsOf(schema, "");

function fieldsOf(schema: z.ZodObject, at: string): Field[] {
  const fields = Object.entries(schema.shape).map(([key, field]) =>
    describe(field, key, at ? `${at}.${key}` : key),
  );
  return fields.sort((a, b) => Number(b.required) - Number(a.required));
}

function describe(schema: z.core.$ZodType, key: string, path: string): Field {
  const inner = unwrapped(schema);
  const notes = fieldNotes.get(inner);
  if (!notes) throw new Error(`${path} has no notes: make it with a function of fields.ts.`);
  return {
    ...notes,
    path,
    key,
    required: inner === schema,
    children: childrenOf(inner, notes, path),
  };
}

function childrenOf(schema: z.core.$ZodType, { kind }: FieldNotes, path: string): Field[] {
  if (schema instanceof z.ZodObject) return fieldsOf(schema, path);
  if (kind === "list" && schema instanceof z.ZodArray)
    return [describe(schema.element, "", `${path}[]`)];
  return [];
}
