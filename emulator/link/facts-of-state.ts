import { sandboxPhones } from "../data/sandbox-phones";
import type { State } from "../state/state";
import type { LinkFacts } from "./link-facts";

/** A bank gives up on a visit that takes so long. */
const VISIT_LASTS_MS = 15 * 60 * 1000;

/** The facts as the state has them now. What somebody saved here comes before what the sandbox knows of their number. */
export const factsOfState = (state: State, now: number): LinkFacts => ({
  saved(phone) {
    const own = state.savedInstitutions.get(phone) ?? [];
    const known = sandboxPhones.get(phone)?.saved ?? [];
    return [
      ...own,
      ...known.filter(({ institutionId }) =>
        own.every((saved) => saved.institutionId !== institutionId),
      ),
    ];
  },
  isKnown: (phone) => state.savedInstitutions.get(phone) !== undefined,
  oauthOutcome(stateId) {
    const login = state.oauthLogins.get(stateId);
    if (!login || login.outcome) return login?.outcome ?? null;
    const isTooLate = login.startedAt !== null && now - login.startedAt >= VISIT_LASTS_MS;
    return isTooLate ? { kind: "failed" } : null;
  },
});
