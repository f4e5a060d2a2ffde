import { z } from "zod";

/** An id in the form that accounts have, whether or not there is such an account. */
export const accountId = z
  .string()
  .regex(/^[A-Za-z0-9]{15,60}$/, { error: "must be a valid account ID" });
