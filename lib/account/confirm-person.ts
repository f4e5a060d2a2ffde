import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { DELETE_WORD, type DeleteAccountRequest } from "@/lib/contracts/account";
import { findPasswordHash } from "@/lib/data/users";
import { requirePassword } from "./require-password";
import { wrongField } from "./wrong-field";

/**
 * Makes sure that it is the person themselves who wants to be deleted, and means it: by their
 * password, or by a word where they have none.
 *
 * @throws Problem `invalid_request` with the field that is wrong, `rate_limited` after too many wrong passwords.
 */
export async function confirmPerson(
  viewer: Viewer,
  { password = "", word = "" }: DeleteAccountRequest,
): Promise<void> {
  const known = await findPasswordHash(viewer);
  if (known === null) {
    if (word.trim().toLowerCase() !== DELETE_WORD) throw wrongField("word", `Type ${DELETE_WORD}.`);
    return;
  }
  if (password === "") throw wrongField("password", "Type your password.");
  await requirePassword(viewer, { known, typed: password, field: "password" });
}
