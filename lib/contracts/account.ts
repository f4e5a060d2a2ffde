import { z } from "zod";

/** Body of `PUT /api/account`, answered 204. */
export const updateAccountRequest = z.strictObject({
  /** How the person is greeted. */
  name: z.string().trim().min(1, "must not be empty").max(100),
});
export type UpdateAccountRequest = z.input<typeof updateAccountRequest>;

/** What a person without a password types to have their account deleted. */
export const DELETE_WORD = "delete";

/**
 * Body of `DELETE /api/account`, answered 204: nobody can sign in any more, the rest follows. People
 * who have a password confirm with it, others with the word.
 */
export const deleteAccountRequest = z.strictObject({
  password: z.string().max(256).optional(),
  word: z.string().max(20).optional(),
});
export type DeleteAccountRequest = z.input<typeof deleteAccountRequest>;
