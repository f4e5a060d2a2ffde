import type { CompleteLinkRequest } from "@/lib/contracts/link";
import type { ProblemBody } from "@/lib/problem";

/** What the person is told when a step fails. */
export type LinkFailure = {
  title: string;
  detail: string;
  code?: string | undefined;
  requestId?: string | undefined;
};

/** A Link session that can be opened. */
export type OpenLink = {
  sessionId: string;
  mode: string;
  linkToken: string;
  /** Set on the page that a bank sent the person back to. */
  receivedRedirectUri?: string;
};

/** What Link has given out for a session, and our server has not confirmed yet. */
export type Unconfirmed = {
  sessionId: string;
  mode: string;
  body: CompleteLinkRequest;
};

/** The attempt that waits for a decision, and the Item that is there already. */
type Duplicate = NonNullable<ProblemBody["duplicate"]>;

/** Where one attempt to link a bank stands. */
export type LinkFlowState =
  | { phase: "idle" }
  | { phase: "starting" }
  | { phase: "open"; link: OpenLink }
  /** The link token was no longer good; a new one waits for a click. */
  | { phase: "renewed"; link: OpenLink }
  | { phase: "completing"; unconfirmed: Unconfirmed }
  /** The bank is linked at Plaid, but our server has not said so; the same tokens can be sent again. */
  | { phase: "unconfirmed"; unconfirmed: Unconfirmed; failure: LinkFailure }
  /** The person has this bank already. Nothing is spent until they decide. */
  | { phase: "duplicate"; unconfirmed: Unconfirmed; duplicate: Duplicate; detail: string }
  /** Nothing was linked; a new attempt starts from the beginning. */
  | { phase: "failed"; failure: LinkFailure };

/** What happens to an attempt. */
export type LinkFlowAction =
  | { type: "launch" }
  | { type: "opened"; link: OpenLink }
  | { type: "token_died" }
  | { type: "renewed"; link: OpenLink }
  | { type: "go_on" }
  | { type: "succeeded"; unconfirmed: Unconfirmed }
  | { type: "resend"; allowDuplicate?: boolean | undefined }
  | { type: "not_confirmed"; failure: LinkFailure }
  | { type: "duplicate_found"; duplicate: Duplicate; detail: string }
  | { type: "failed"; failure: LinkFailure }
  | { type: "closed" };

/** The next state. An action that does not belong to the current phase, such as a late one, changes nothing. */
export function linkFlow(state: LinkFlowState, action: LinkFlowAction): LinkFlowState {
  switch (action.type) {
    case "launch":
      return ["idle", "failed", "duplicate", "renewed"].includes(state.phase)
        ? { phase: "starting" }
        : state;
    case "opened":
      return state.phase === "starting" ? { phase: "open", link: action.link } : state;
    case "token_died":
      return state.phase === "open" ? { phase: "starting" } : state;
    case "renewed":
      return state.phase === "starting" ? { phase: "renewed", link: action.link } : state;
    case "go_on":
      return state.phase === "renewed" ? { phase: "open", link: state.link } : state;
    case "succeeded": {
      const { unconfirmed } = action;
      return state.phase === "open" && state.link.sessionId === unconfirmed.sessionId
        ? { phase: "completing", unconfirmed }
        : state;
    }
    case "resend": {
      if (state.phase !== "unconfirmed" && state.phase !== "duplicate") return state;
      const { unconfirmed } = state;
      return { phase: "completing", unconfirmed: sentAgain(unconfirmed, action.allowDuplicate) };
    }
    case "not_confirmed":
      return state.phase === "completing"
        ? { phase: "unconfirmed", unconfirmed: state.unconfirmed, failure: action.failure }
        : state;
    case "duplicate_found": {
      if (state.phase !== "completing") return state;
      const { duplicate, detail } = action;
      return { phase: "duplicate", unconfirmed: state.unconfirmed, duplicate, detail };
    }
    case "failed":
      return { phase: "failed", failure: action.failure };
    case "closed":
      return { phase: "idle" };
  }
}

/** The same once more. What the person has decided about a duplicate holds until they decide anew. */
export function sentAgain(
  unconfirmed: Unconfirmed,
  allowDuplicate = unconfirmed.body.allowDuplicate ?? false,
): Unconfirmed {
  return { ...unconfirmed, body: { ...unconfirmed.body, allowDuplicate } };
}
