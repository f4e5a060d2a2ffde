"use client";

import { VisuallyHidden } from "@mantine/core";
import { ActionButton } from "@/app/_components/action-button";
import { ButtonLink } from "@/app/_components/button-link";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { routes } from "@/lib/routes";
import { AddingDialog } from "./adding-dialog";
import { LinkWindow } from "./link-window";
import type { LinkFlow } from "./use-link-flow";

type Props = {
  flow: LinkFlow;
  /** The page to come back to when the session turns out to have ended. */
  returnTo: string;
};

/**
 * Everything of an attempt but the button that begins it: Link itself, and all that can come of it.
 * Only the embedded search is left to the page it is a part of.
 */
export function LinkFlowView({ flow, returnTo }: Props) {
  const { state, onOutcome } = flow;
  const request = flow.request();
  return (
    <>
      <VisuallyHidden role="status">{state.phase === "starting" && "Opening Link"}</VisuallyHidden>
      {state.phase === "open" && state.link.mode !== "embedded" && (
        <LinkWindow
          key={state.link.sessionId}
          {...state.link}
          onOutcome={(outcome) => onOutcome(state.link, outcome)}
        />
      )}
      {state.phase === "renewed" && (
        <ProblemAlert
          title="That Link session had expired"
          facts={{ code: "INVALID_LINK_TOKEN" }}
          actions={
            <>
              <ActionButton size="xs" onClick={flow.goOn}>
                Go on
              </ActionButton>
              <ActionButton size="xs" variant="default" onClick={flow.giveUp}>
                Not now
              </ActionButton>
            </>
          }
        >
          Nothing was linked. A new session is ready; you begin again at the bank.
        </ProblemAlert>
      )}
      {state.phase === "failed" && (
        <ProblemAlert
          title={state.failure.title}
          facts={state.failure}
          actions={
            state.failure.code === "unauthenticated" ? (
              <ButtonLink size="xs" href={routes.signIn(returnTo)}>
                Go to sign-in
              </ButtonLink>
            ) : request ? (
              <ActionButton size="xs" variant="default" onClick={() => flow.launch(request)}>
                Try again
              </ActionButton>
            ) : (
              <ButtonLink size="xs" href={routes.link()}>
                Start again
              </ButtonLink>
            )
          }
        >
          {state.failure.detail}
        </ProblemAlert>
      )}
      <AddingDialog flow={flow} />
    </>
  );
}
