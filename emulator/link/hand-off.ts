import { userGood } from "../data/login";
import { finishLinked } from "./finish-linked";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { recordEvent } from "./record-event";
import { showPane } from "./show-pane";

/**
 * The session once a bank was linked. That is its success, but where several can be linked: there
 * the person is asked for another one. What it adds is filled in by whoever adds the Item.
 */
export function handOff(
  session: LinkSession,
  masks: readonly string[],
  moment: Moment,
): LinkSession {
  const { institutionId, login, linked } = session;
  const handedOff = {
    ...recordEvent(session, "HANDOFF", moment),
    linked: [...linked, { institutionId, login, masks }],
  };
  return session.config.isMultiItem
    ? showPane(withoutBank(handedOff), { name: "another" }, moment)
    : finishLinked(handedOff, moment);
}

/** The next bank begins with nothing of this one. */
const withoutBank = (session: LinkSession): LinkSession => ({
  ...session,
  institutionId: null,
  login: userGood,
  oauth: { ...session.oauth, hasReturned: false },
});
