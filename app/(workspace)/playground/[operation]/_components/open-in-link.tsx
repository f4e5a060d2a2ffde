"use client";

import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { loadLinkScript } from "@/lib/browser/load-link-script";
import { confirmLink } from "../../../link/_components/confirm-link";
import {
  completeFailure,
  exitFailure,
  startFailure,
  stuckFailure,
} from "../../../link/_components/link-failure";
import type { LinkFailure } from "../../../link/_components/link-flow-state";
import { type LinkOutcome, LinkWindow } from "../../../link/_components/link-window";
import classes from "./answer-panel.module.css";
import { heldInMemory } from "./held-in-memory";
import type { PlaidRequest } from "./request-store";
import { useOpenOperation } from "./use-open-operation";

type Props = {
  personId: string;
  sessionId: string;
  linkToken: string;
  /** What the link token was made with. */
  request: PlaidRequest;
  scriptUrl: string;
};

type Success = Extract<LinkOutcome, { kind: "success" }>;

type State =
  | { step: "ready"; failure?: LinkFailure; wasClosed?: boolean }
  | { step: "opening" | "open" | "telling" | "updated" }
  /** Update mode is through, but our server has not heard of it. */
  | { step: "untold"; success: Success; failure: LinkFailure }
  | { step: "through"; hasToken: boolean };

/** Opens Link with the token that was just made, and says what can be done with what it gives. */
export function OpenInLink({ personId, sessionId, linkToken, request, scriptUrl }: Props) {
  const [state, setState] = useState<State>({ step: "ready" });
  const openOperation = useOpenOperation(personId);
  const reference = `session:${sessionId}`;

  async function open() {
    setState({ step: "opening" });
    try {
      await loadLinkScript(scriptUrl);
      setState({ step: "open" });
    } catch (thrown) {
      setState({ step: "ready", failure: startFailure(thrown) });
    }
  }

  function onOutcome(outcome: LinkOutcome) {
    if (outcome.kind === "stuck") return setState({ step: "ready", failure: stuckFailure });
    if (outcome.kind === "exit") {
      const { error, requestId } = outcome;
      return setState(
        error
          ? { step: "ready", failure: exitFailure(error, requestId) }
          : { step: "ready", wasClosed: true },
      );
    }
    if (isUpdate(request)) return void tell(outcome);
    if (outcome.publicToken) heldInMemory.keepPublicToken(sessionId, outcome.publicToken);
    setState({ step: "through", hasToken: outcome.publicToken !== null });
  }

  /** The bank is the one that was there before: our server only has to hear that it changed. */
  async function tell(success: Success) {
    setState({ step: "telling" });
    try {
      const body = { publicTokens: [], bank: success.bank };
      await confirmLink({ sessionId, mode: "update", body });
      setState({ step: "updated" });
    } catch (thrown) {
      setState({ step: "untold", success, failure: completeFailure(thrown).failure });
    }
  }

  if (state.step === "updated") {
    return (
      <p role="status">
        Update mode is through. The bank keeps its access token: there is nothing to exchange.
      </p>
    );
  }
  if (state.step === "through") {
    return (
      <div className={classes.next} role="status">
        <p>
          {state.hasToken
            ? "Link gave a public token. It is in this page's memory only: exchange it before you reload."
            : "Link gave this page no public token: where several banks are linked, Plaid tells the server of each."}
        </p>
        <div>
          {state.hasToken ? (
            <ActionButton
              size="sm"
              onClick={() =>
                openOperation("item-public-token-exchange", { public_token: reference })
              }
            >
              Exchange it
            </ActionButton>
          ) : (
            <ActionButton
              size="sm"
              onClick={() => openOperation("link-token-get", { link_token: reference })}
            >
              Ask what came of it
            </ActionButton>
          )}
        </div>
      </div>
    );
  }
  if (state.step === "untold") {
    return (
      <ProblemAlert
        title="The app has not noticed the update yet"
        facts={state.failure}
        actions={
          <ActionButton size="xs" onClick={() => void tell(state.success)}>
            Try again
          </ActionButton>
        }
      >
        {state.failure.detail}
      </ProblemAlert>
    );
  }
  const failure = state.step === "ready" ? state.failure : undefined;
  return (
    <div className={classes.next}>
      <div>
        <ActionButton size="sm" loading={state.step !== "ready"} onClick={() => void open()}>
          Open in Link
        </ActionButton>
      </div>
      {state.step === "ready" && state.wasClosed && (
        <p role="status">Link was closed. The same link token opens it again.</p>
      )}
      {failure && (
        <ProblemAlert title={failure.title} facts={failure}>
          {failure.detail}
        </ProblemAlert>
      )}
      {state.step === "open" && (
        <LinkWindow sessionId={sessionId} linkToken={linkToken} onOutcome={onOutcome} />
      )}
    </div>
  );
}

const isUpdate = ({ access_token, access_tokens, update }: PlaidRequest) =>
  Boolean(access_token ?? access_tokens ?? update);
