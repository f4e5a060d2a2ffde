import "server-only";
import { isPasswordOf } from "@/lib/auth/password";
import { countPasswordCheck } from "@/lib/auth/sign-in-limits";
import type { Viewer } from "@/lib/auth/viewer";
import { wrongField } from "./wrong-field";

/**
 * Makes sure that what was typed into a field is the password whose hash is `known`. Each try counts,
 * so that whoever took over a browser cannot guess on.
 *
 * @throws Problem `invalid_request` with the field, `rate_limited` after too many wrong ones.
 */
export async function requirePassword(
  viewer: Viewer,
  { known, typed, field }: { known: string; typed: string; field: string },
): Promise<void> {
  const forgive = await countPasswordCheck(viewer);
  if (!(await isPasswordOf(known, typed))) throw wrongField(field, "This is not your password.");
  await forgive();
}
