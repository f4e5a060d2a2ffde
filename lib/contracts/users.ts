import { z } from "zod";

/** Shortest and longest password, in characters (NIST SP 800-63B-4 for a password as the only factor). */
export const passwordLength = { min: 15, max: 256 } as const;

/** An e-mail address in the one form it is stored and looked up by. */
export const emailAddress = z
  .string()
  .max(254, "Use an e-mail address of at most 254 characters.")
  .transform((typed) => typed.normalize("NFKC").trim().toLowerCase())
  .pipe(z.email("Enter an e-mail address, such as name@example.com."));

/** A new password. Anything goes but its length: no rules on characters. */
export const newPassword = z
  .string()
  .max(passwordLength.max, `Use at most ${passwordLength.max} characters.`)
  .refine((typed) => [...typed].length >= passwordLength.min, {
    message: `Use at least ${passwordLength.min} characters. A short sentence works well.`,
  });

/** Words that a guesser tries first, and this app's own. */
const COMMON = /password|passwort|qwerty|letmein|welcome|admin|login|secret|plaid|link|reference/g;

/** What a password is told that {@link isGuessable}. */
export const guessable = "This password is easy to guess. A sentence of your own works well.";

/** Whether little is left of a password without common words, the person's address and repetition. */
export function isGuessable(password: string, email: string): boolean {
  const plain = password.toLowerCase();
  const parts = email.split(/[@.]/).filter((part) => part.length > 2);
  const rest = parts.reduce((text, part) => text.replaceAll(part, ""), plain).replace(COMMON, "");
  return new Set(rest).size < 5 || /^(.{1,7})\1+.?$/.test(plain);
}

/** Body of `POST /api/register`. */
export const registerRequest = z
  .strictObject({ email: emailAddress, password: newPassword })
  .refine(({ email, password }) => !isGuessable(password, email), {
    path: ["password"],
    message: guessable,
  });
export type RegisterRequest = z.input<typeof registerRequest>;

/** Answer of `POST /api/register`, 201. The new user still has to sign in. */
export type RegisterAnswer = { user: { id: string; email: string } };
