import "server-only";
import { hash, verify } from "@node-rs/argon2";

// OWASP's floor for argon2id, which is algorithm 2: the package's enum does not survive compilation.
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** An argon2id hash of a new password, with a salt of its own. */
export const hashPassword = (password: string) => hash(password, options);

let decoy: Promise<string> | undefined;

/**
 * Whether a password is the one that was hashed. Without a hash it takes the same time to say no,
 * so that an answer does not tell whether there is such a user.
 */
export async function isPasswordOf(passwordHash: string | null, password: string) {
  decoy ??= hashPassword("nobody has this password");
  const matches = await verify(passwordHash ?? (await decoy), password);
  return passwordHash !== null && matches;
}
