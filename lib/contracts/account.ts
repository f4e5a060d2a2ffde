import { z } from "zod";

/** Body of `PUT /api/account`, answered 204. */
export const updateAccountRequest = z.strictObject({
  /** How the person is greeted. */
  name: z.string().trim().min(1, "must not be empty").max(100),
});
export type UpdateAccountRequest = z.input<typeof updateAccountRequest>;
