import { z } from "zod";
import type { Reference } from "./reference";

/** How a field is filled in. */
type FieldKind =
  | "text"
  | "date"
  | "moment"
  | "number"
  | "boolean"
  | "choice"
  | "choices"
  | "reference"
  | "list"
  | "object";

/**
 * Bounds of a field: characters of a text, the value of a number, entries of a list. The source
 * of a regular expression is in `pattern`.
 */
type FieldLimits = {
  min?: number;
  max?: number;
  pattern?: string;
  whole?: boolean;
};

/** What a form says of a field, beside what its schema checks. */
export type FieldNotes = {
  kind: FieldKind;
  /** A sentence. */
  help: string;
  limits?: FieldLimits;
  choices?: readonly string[];
  /** The SDK's enum that the choices belong to. */
  sdkEnum?: string;
  reference?: Reference;
};

/** The notes on every schema that `fields.ts` has made. */
export const fieldNotes = z.registry<FieldNotes>();
