import { sandboxPhones } from "../data/sandbox-phones";
import type { LinkFacts } from "./link-facts";
import type { LinkSession } from "./link-session";
import { savedForSession } from "./saved-for-session";

/** The institution that Plaid chooses by itself for this number, where it does; otherwise null. */
export function automaticInstitution(
  session: LinkSession,
  phone: string,
  facts: LinkFacts,
): string | null {
  const [only, ...others] = savedForSession(session, phone, facts);
  const isAutomatic = sandboxPhones.get(phone)?.isAutomatic === true && others.length === 0;
  return isAutomatic ? (only?.institutionId ?? null) : null;
}
