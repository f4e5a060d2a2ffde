import { handOff } from "./hand-off";
import type { LinkFacts } from "./link-facts";
import type { LinkSession, Pane } from "./link-session";
import { meetError } from "./meet-error";
import type { Moment } from "./moment";
import { otpOutcome } from "./otp-outcome";
import { recordEvent } from "./record-event";
import { savedForSession } from "./saved-for-session";
import { showPane } from "./show-pane";
import { toInstitutions } from "./to-institutions";

/** The session after a code was typed. A right one proves the number; the third wrong one ends the asking. */
export function submitOtp(
  session: LinkSession,
  pane: Extract<Pane, { name: "verify-phone" }>,
  typed: string,
  facts: LinkFacts,
  moment: Moment,
): LinkSession {
  const submitted = recordEvent(session, "SUBMIT_OTP", moment);
  const outcome = otpOutcome(typed, pane.wrongCodes);
  if (outcome !== "right") return wrong(submitted, pane, outcome, moment);

  const known = { ...submitted, phone: pane.phone };
  if (pane.linked) return handOff(known, pane.linked, moment);
  const saved = savedForSession(known, pane.phone, facts).filter(
    ({ institutionId }) => (known.institutionId ?? institutionId) === institutionId,
  );
  if (saved.length === 0) return toInstitutions(known, moment);
  const isAutomatic = known.institutionId !== null;
  return showPane(known, { name: "saved", saved, isAutomatic }, moment);
}

function wrong(
  session: LinkSession,
  pane: Extract<Pane, { name: "verify-phone" }>,
  outcome: "wrong" | "refused",
  moment: Moment,
): LinkSession {
  if (outcome === "wrong") {
    const wrongCodes = pane.wrongCodes + 1;
    return meetError({ ...session, pane: { ...pane, wrongCodes } }, "INVALID_OTP", moment);
  }
  const code = "PROFILE_AUTHENTICATION_FAILED";
  if (!pane.linked) {
    return showPane({ ...session, institutionId: null }, { name: "problem", code }, moment);
  }
  // The accounts are linked all the same; they are only not remembered.
  const connected = { name: "connected", masks: pane.linked, problem: code } as const;
  return showPane(session, connected, moment);
}
