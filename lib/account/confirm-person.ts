import "server-only";
import { isPasswordOf } from "@/lib/auth/password";
import type { Viewer } from "@/lib/auth/viewer";
import { DELETE_WORD, type DeleteAccountRequest } from "@/lib/contracts/account";
import { findPasswordHash } from "@/lib/data/users";
import { Problem } from "@/lib/problem";

/**
 * Makes sure that it is the person themselves who wants to be deleted, and means it: by their
 * password, or by a word where they have none.
 *
 * @throws Problem `invalid_request` with the field that is wrong.
 */
export async function confirmPerson(
  viewer: Viewer,
  { password = "", word = "" }: DeleteAccountRequest,
): Promise<void> {
  const passwordHash = await findPasswordHash(viewer);
  if (passwordHash === null) {
    if (word.trim().toLowerCase() !== DELETE_WORD) throw wrong("word", `Type ${DELETE_WORD}.`);
    return;
  }
  if (password === "") throw wrong("password", "Type your password.");
  if (!(await isPasswordOf(passwordHash, password))) {
    throw wrong("password", "This is not your password.");
  }
}

const wrong = (field: string, message: string) =>
  new Problem("invalid_request", message, { fields: { [field]: message } });
