/** What the person is told when a step fails. */
export type LinkFailure = {
  title: string;
  detail: string;
  code?: string | undefined;
  requestId?: string | undefined;
};

/** Public tokens that Link has given out and our server has not confirmed yet. */
export type Unconfirmed = { sessionId: string; publicTokens: string[] };

/** Where one attempt to link a bank stands. */
export type LinkFlowState =
  | { phase: "idle" }
  | { phase: "starting" }
  | { phase: "open"; sessionId: string; linkToken: string }
  | { phase: "completing"; unconfirmed: Unconfirmed }
  /** The bank is linked at Plaid, but our server has not said so; the same tokens can be sent again. */
  | { phase: "unconfirmed"; unconfirmed: Unconfirmed; failure: LinkFailure }
  /** Nothing was linked; a new attempt starts from the beginning. */
  | { phase: "failed"; failure: LinkFailure };

/** What happens to an attempt. */
export type LinkFlowAction =
  | { type: "launch" }
  | { type: "opened"; sessionId: string; linkToken: string }
  | { type: "succeeded"; sessionId: string; publicToken: string }
  | { type: "resend" }
  | { type: "not_confirmed"; failure: LinkFailure }
  | { type: "failed"; failure: LinkFailure }
  | { type: "closed" };

/** The next state. An action that does not belong to the current phase, such as a late one, changes nothing. */
export function linkFlow(state: LinkFlowState, action: LinkFlowAction): LinkFlowState {
  switch (action.type) {
    case "launch":
      return state.phase === "idle" || state.phase === "failed" ? { phase: "starting" } : state;
    case "opened": {
      const { sessionId, linkToken } = action;
      return state.phase === "starting" ? { phase: "open", sessionId, linkToken } : state;
    }
    case "succeeded": {
      const { sessionId, publicToken } = action;
      return state.phase === "open" && state.sessionId === sessionId
        ? { phase: "completing", unconfirmed: { sessionId, publicTokens: [publicToken] } }
        : state;
    }
    case "resend":
      return state.phase === "unconfirmed"
        ? { phase: "completing", unconfirmed: state.unconfirmed }
        : state;
    case "not_confirmed":
      return state.phase === "completing"
        ? { phase: "unconfirmed", unconfirmed: state.unconfirmed, failure: action.failure }
        : state;
    case "failed":
      return { phase: "failed", failure: action.failure };
    case "closed":
      return { phase: "idle" };
  }
}
