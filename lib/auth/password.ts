import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { inTurn } from "./in-turn";

// OWASP's floor for argon2id, which is algorithm 2: the package's enum does not survive compilation.
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** An argon2id hash of a new password, with a salt of its own. @throws Problem `overloaded` */
export const hashPassword = (password: string) => inTurn(() => hash(password, options));

let decoy: Promise<string> | undefined;

/**
 * Whether a password is the one that was hashed. Without a hash it takes the same time to say no,
 * so that an answer does not tell whether there is such a user. @throws Problem `overloaded`
 */
export async function isPasswordOf(passwordHash: string | null, password: string) {
  decoy ??= hash("nobody has this password", options);
  const compared = passwordHash ?? (await decoy);
  const matches = await inTurn(() => verify(compared, password));
  return passwordHash !== null && matches;
}

/** Whether a hash was made with less effort than one would be today, and should be made anew. */
export function isOutdated(passwordHash: string): boolean {
  const [, memory, time] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(passwordHash) ?? [];
  return Number(memory ?? 0) < options.memoryCost || Number(time ?? 0) < options.timeCost;
}
