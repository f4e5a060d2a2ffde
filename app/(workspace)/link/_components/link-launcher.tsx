"use client";

import { VisuallyHidden } from "@mantine/core";
import { useEffect, useRef } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ButtonLink } from "@/app/_components/button-link";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { loadLinkScript } from "@/lib/browser/load-link-script";
import { routes } from "@/lib/routes";
import { AddingDialog } from "./adding-dialog";
import { LinkWindow } from "./link-window";
import { useLinkFlow } from "./use-link-flow";

type Props = {
  /** Where Link's script is, from `linkScript()`. */
  scriptUrl: string;
  /** The page to come back to when the session turns out to have ended. */
  returnTo: string;
};

/** The button that links a bank, and all that can come of pressing it. */
export function LinkLauncher({ scriptUrl, returnTo }: Props) {
  const { state, launch, onOutcome, resend, giveUp } = useLinkFlow(scriptUrl);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);

  const preload = () => void loadLinkScript(scriptUrl).catch(() => {}); // A click tells what is wrong.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a page is enough; hover and focus ask again.
  useEffect(() => {
    const timer = setTimeout(preload, 500);
    return () => clearTimeout(timer);
  }, []);

  // Link takes the focus with it when it goes.
  useEffect(() => {
    if (wasOpen.current && (state.phase === "idle" || state.phase === "failed")) {
      button.current?.focus();
    }
    wasOpen.current = state.phase === "open";
  }, [state.phase]);

  return (
    <>
      <ActionButton
        ref={button}
        loading={state.phase === "starting" || state.phase === "open"}
        onClick={launch}
        onPointerEnter={preload}
        onFocus={preload}
      >
        Link a bank account
      </ActionButton>
      <VisuallyHidden role="status">{state.phase === "starting" && "Opening Link"}</VisuallyHidden>
      {state.phase === "open" && (
        <LinkWindow
          key={state.sessionId}
          linkToken={state.linkToken}
          onOutcome={(outcome) => onOutcome(state.sessionId, outcome)}
        />
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
            ) : (
              <ActionButton size="xs" variant="default" onClick={launch}>
                Try again
              </ActionButton>
            )
          }
        >
          {state.failure.detail}
        </ProblemAlert>
      )}
      <AddingDialog state={state} onResend={resend} onGiveUp={giveUp} />
    </>
  );
}
