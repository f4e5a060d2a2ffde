import { z } from "zod";
import { ControlRefusal } from "./control-refusal";

/** What was given to the control, checked; refused in words where it is wrong. */
export function checkControl<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new ControlRefusal(z.prettifyError(parsed.error));
  return parsed.data;
}
