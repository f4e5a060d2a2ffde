import type { State } from "../state/state";
import type { LinkSession } from "./link-session";

/** Remembers, for a number that was proved, the bank and the accounts that a session linked. */
export function savePhone(
  state: State,
  { phone, config }: LinkSession,
  { institutionId, login, masks }: LinkSession["linked"][number],
): void {
  if (!phone || !institutionId || config.update) return;
  const others = (state.savedInstitutions.get(phone) ?? []).filter(
    (saved) => saved.institutionId !== institutionId,
  );
  state.savedInstitutions.set(phone, [
    { institutionId, login, masks, needsSignIn: false },
    ...others,
  ]);
}
