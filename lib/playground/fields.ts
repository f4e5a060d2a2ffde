import { z } from "zod";
import { fieldNotes } from "./field-notes";
import { type Reference, referenceFormats } from "./reference";

const TEXT_MAX = 500;
const LIST_MAX = 100;

const ADDRESS = /[a-z][a-z0-9+.-]*:\/\//i;
const TOKEN =
  /\b(access|processor|public|link|profile|user|assets?)-(sandbox|development|production)-|\bbtok_/i;

/** The message for a value of another type, or for none. */
const wants = (what: string) => (issue: { input?: unknown }) =>
  issue.input === undefined ? "is needed" : `must be ${what}`;

/** Keeps out what has to stand by reference, wherever a person could type it. */
const withoutSecrets = <Schema extends z.ZodType<string>>(schema: Schema) =>
  schema
    .refine(
      (text) => !ADDRESS.test(text),
      "must not hold an address: only configured ones are sent",
    )
    .refine(
      (text) => !TOKEN.test(text),
      "must not hold a token: choose what it belongs to instead",
    );

type TextLimits = {
  min?: number;
  max?: number;
  pattern?: RegExp;
  /** What a text that does not match the pattern is told. */
  says?: string;
};

/** A text without addresses and tokens; 1 to 500 characters unless told otherwise. */
export function text(
  help: string,
  { min = 1, max = TEXT_MAX, pattern, says = "is not written as it should be" }: TextLimits = {},
) {
  const sized = z
    .string({ error: wants("a text") })
    .min(min, min === 1 ? "must not be empty" : `must have at least ${min} characters`)
    .max(max, `must have at most ${max} characters`);
  const schema = withoutSecrets(pattern ? sized.regex(pattern, says) : sized);
  return schema.register(fieldNotes, {
    kind: "text",
    help,
    limits: { min, max, ...(pattern && { pattern: pattern.source }) },
  });
}

/** A day, as `2026-01-31`. */
export const date = (help: string) =>
  z.iso
    .date({ error: wants("a day, such as 2026-01-31") })
    .register(fieldNotes, { kind: "date", help });

/** A moment in UTC, as `2026-01-31T08:30:00Z`. */
export const moment = (help: string) =>
  z.iso
    .datetime({ error: wants("a moment, such as 2026-01-31T08:30:00Z") })
    .register(fieldNotes, { kind: "moment", help });

/** A whole number within its limits. */
export function whole(help: string, { min, max }: { min: number; max: number }) {
  const says = `must be a whole number from ${min} to ${max}`;
  return z
    .int({ error: wants("a whole number") })
    .min(min, says)
    .max(max, says)
    .register(fieldNotes, { kind: "number", help, limits: { min, max, whole: true } });
}

/** An amount that is not negative, with a fraction or without. */
export const amount = (help: string) =>
  z
    .number({ error: wants("a number") })
    .min(0, "must not be negative")
    .max(1e12, "is too large")
    .register(fieldNotes, { kind: "number", help, limits: { min: 0, max: 1e12 } });

/** Yes or no. */
export const flag = (help: string) =>
  z.boolean({ error: wants("true or false") }).register(fieldNotes, { kind: "boolean", help });

/** A list of values with the SDK's enum that has the same. */
type Choices<Value extends string> = { sdkEnum: string; values: readonly [Value, ...Value[]] };

/** One of the values that Plaid allows. */
export const choice = <const Value extends string>(
  help: string,
  { sdkEnum, values }: Choices<Value>,
) =>
  z
    .enum(values, { error: wants("one of the choices") })
    .register(fieldNotes, { kind: "choice", help, choices: values, sdkEnum });

/** One of the values that Plaid allows, where the SDK's type is any text. */
export const textChoice = (help: string, values: readonly [string, ...string[]]) =>
  z
    .string({ error: wants("one of the choices") })
    .refine((chosen) => values.includes(chosen), "must be one of the choices")
    .register(fieldNotes, { kind: "choice", help, choices: values });

/** Several of the values that Plaid allows, each once. */
export const choices = <const Value extends string>(
  help: string,
  { sdkEnum, values }: Choices<Value>,
  { min = 1 }: { min?: number } = {},
) =>
  z
    .array(z.enum(values, { error: wants("one of the choices") }), { error: wants("a list") })
    .min(min, "needs at least one choice")
    .refine((chosen) => new Set(chosen).size === chosen.length, "names a choice twice")
    .register(fieldNotes, { kind: "choices", help, choices: values, sdkEnum, limits: { min } });

/** Any number of entries of one kind. */
export const list = <Entry extends z.ZodType>(
  help: string,
  entry: Entry,
  { min = 1, max = LIST_MAX }: { min?: number; max?: number } = {},
) =>
  z
    .array(entry, { error: wants("a list") })
    .min(min, min === 1 ? "needs at least one entry" : `needs at least ${min} entries`)
    .max(max, max === 1 ? "takes one entry" : `takes at most ${max} entries`)
    .register(fieldNotes, { kind: "list", help, limits: { min, max } });

/** An object of Plaid's request. A field that it does not have is refused. */
export const group = <Shape extends z.ZodRawShape>(help: string, shape: Shape) =>
  z
    .strictObject(shape, {
      error: (issue) =>
        issue.code === "unrecognized_keys" ? "is not a known field" : wants("an object")(issue),
    })
    .register(fieldNotes, { kind: "object", help });

const REFERENCE_MESSAGES: Record<Reference["kind"], string> = {
  item: "needs one of your banks",
  account: "needs one of your accounts",
  "processor-token": "needs one of your processor tokens",
  session: "needs one of your Link sessions",
  configured: "can only be what this server is configured with",
  me: "can only be you",
};

/** What the server puts in: a secret, an address, or an id that is the person's own. */
export const reference = (
  help: string,
  kind: Reference["kind"],
  standsFor: Reference["standsFor"],
) =>
  z
    .string({ error: REFERENCE_MESSAGES[kind] })
    .regex(referenceFormats[kind], REFERENCE_MESSAGES[kind])
    .register(fieldNotes, { kind: "reference", help, reference: { kind, standsFor } });
