import { z } from "zod";

/** An absolute http or https URL, refused in Plaid's words. */
export const url = z.string().refine(
  (value) => {
    const parsed = URL.canParse(value) ? new URL(value) : null;
    return parsed?.protocol === "https:" || parsed?.protocol === "http:";
  },
  { error: "must be a non-empty string URL" },
);
