import "server-only";
import { hashPassword } from "@/lib/auth/password";
import type { SignedInViewer } from "@/lib/auth/viewer";
import { type ChangePasswordRequest, noPassword } from "@/lib/contracts/account";
import { guessable, isGuessable } from "@/lib/contracts/users";
import { replacePassword } from "@/lib/data/passwords";
import { findPasswordHash } from "@/lib/data/users";
import { Problem } from "@/lib/problem";
import { requirePassword } from "./require-password";
import { wrongField } from "./wrong-field";

/**
 * Changes the viewer's password, once they have shown that they know the one they have. Every session
 * ends with it, and this browser gets a new one, so that nobody who had got hold of one stays.
 *
 * @returns the token of the new session.
 * @throws Problem `invalid_request` with the field that is wrong, `not_found` for people who have no
 *   password, `rate_limited` after too many wrong ones.
 */
export async function changePassword(
  viewer: SignedInViewer,
  { current, password }: ChangePasswordRequest,
  userAgent: string | null,
): Promise<string> {
  const known = await findPasswordHash(viewer);
  if (known === null) throw new Problem("not_found", noPassword);
  if (isGuessable(password, viewer.email ?? "")) throw wrongField("password", guessable);
  await requirePassword(viewer, { known, typed: current, field: "current" });
  if (current === password) throw wrongField("password", "This is the password you have already.");
  return replacePassword(viewer, { known, hash: await hashPassword(password), userAgent });
}
