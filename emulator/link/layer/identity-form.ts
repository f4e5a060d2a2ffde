import { z } from "zod";

const text = z.string().max(200).optional();

/** The form in which a person reviews their identity. What is not sent stays as it is. */
export const identityForm = z.object({
  first_name: text,
  last_name: text,
  street: text,
  street2: text,
  city: text,
  region: text,
  postal_code: text,
  email: text,
  date_of_birth: text,
  ssn: text,
});

/** A form that was sent. */
export type IdentityForm = z.output<typeof identityForm>;
