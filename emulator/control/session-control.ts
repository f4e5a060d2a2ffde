import type { State } from "../state/state";
import { ControlRefusal } from "./control-refusal";
import {
  type LinkTokenReport,
  linkTokenReport,
  type SessionReport,
  sessionReport,
} from "./session-report";

/** The part of the control that looks into Link. */
export function createSessionControl({ state, now }: { state: State; now: () => number }) {
  return {
    /** Every passage through Link, newest first. */
    sessions: (): SessionReport[] =>
      [...state.linkSessions.values()]
        .sort((a, b) => b.startedAt - a.startedAt)
        .map((session) => sessionReport(state, session)),
    session(id: string): SessionReport {
      const session = state.linkSessions.get(id);
      if (!session) throw new ControlRefusal("there is no such session");
      return sessionReport(state, session);
    },
    /** Every link token, newest first. */
    linkTokens: (): LinkTokenReport[] =>
      [...state.linkTokens.values()]
        .sort((a, b) => b.createdAt - a.createdAt)
        .map((token) => linkTokenReport(token, now())),
  };
}
