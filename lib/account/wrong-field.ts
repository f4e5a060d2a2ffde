import "server-only";
import { Problem } from "@/lib/problem";

/** A refusal that is told at the field of a form that is to blame. */
export const wrongField = (field: string, message: string): Problem =>
  new Problem("invalid_request", message, { fields: { [field]: message } });
