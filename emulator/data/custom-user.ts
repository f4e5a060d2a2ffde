import { type CustomUser, customConfiguration } from "./custom-configuration";
import type { Login } from "./login";
import { personaAccounts } from "./persona-accounts";

const LONGEST_BYTES = 55_000;
const MOST_TRANSACTIONS = 250;
const MOST_REMEMBERED = 50;

/** What a login's JSON configures; null where the password is none, or breaks the sandbox's limits. */
export function customUser({ username, password }: Login): CustomUser | null {
  if (username === "user_good" || personaAccounts.has(username)) return null;
  if (!password.startsWith("{")) return null;
  const known = remembered.get(password);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const parsed = parse(password);
  remembered.set(password, parsed);
  return parsed;
}

/** Parsed once: every call about such an Item begins with this. */
const remembered = new Map<string, CustomUser | null>();

function parse(password: string): CustomUser | null {
  if (Buffer.byteLength(password) > LONGEST_BYTES) return null;
  const checked = customConfiguration.safeParse(json(password));
  if (!checked.success) return null;
  const count = (checked.data.override_accounts ?? []).reduce(
    (sum, { transactions = [] }) => sum + transactions.length,
    0,
  );
  return count > MOST_TRANSACTIONS ? null : checked.data;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
