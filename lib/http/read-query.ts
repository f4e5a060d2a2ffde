import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";

/**
 * The query of a request by its schema. A field that is there but empty counts as not there, as forms
 * send it. @throws ZodError, which is told field by field, for what the schema does not take.
 */
export function readQuery<Schema extends z.ZodType>(
  request: NextRequest,
  schema: Schema,
): z.output<Schema> {
  const given = [...request.nextUrl.searchParams].filter(([, value]) => value !== "");
  return schema.parse(Object.fromEntries(given));
}
