"use client";

import { Loader } from "@mantine/core";
import { useEffect, useRef } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ProblemAlert } from "@/app/_components/problem-alert";
import classes from "./adding-dialog.module.css";
import type { LinkFlowState } from "./link-flow-state";

type Props = { state: LinkFlowState; onResend: () => void; onGiveUp: () => void };

/**
 * Covers the page between Link's success and our server's confirmation, so that what the person
 * has just done at their bank is not lost by a click elsewhere.
 */
export function AddingDialog({ state, onResend, onGiveUp }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isShown = state.phase === "completing" || state.phase === "unconfirmed";

  useEffect(() => {
    if (!isShown) return;
    const element = dialog.current;
    element?.showModal();
    const keepPage = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", keepPage);
    return () => {
      window.removeEventListener("beforeunload", keepPage);
      element?.close();
      // What had the focus before Link may be gone with the old page.
      if (document.activeElement === document.body) document.getElementById("main")?.focus();
    };
  }, [isShown]);

  if (!isShown) return null;
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby="adding-title"
      closedby="none"
      onCancel={(event) => event.preventDefault()}
    >
      {state.phase === "completing" ? (
        <div className={classes.pending} role="status">
          <Loader size="sm" aria-hidden />
          <div>
            <h2 id="adding-title" className={classes.title}>
              Adding your accounts…
            </h2>
            <p className={classes.text}>The bank is linked. Its accounts are being read.</p>
          </div>
        </div>
      ) : (
        <>
          <h2 id="adding-title" className={classes.title}>
            {state.failure.title}
          </h2>
          <p className={classes.text}>
            You have finished at the bank, so you need not sign in there again. Keep this page open
            and try again.
          </p>
          <ProblemAlert
            facts={state.failure}
            actions={
              <>
                <ActionButton size="xs" onClick={onResend}>
                  Try again
                </ActionButton>
                <ActionButton size="xs" variant="default" onClick={onGiveUp}>
                  Give up
                </ActionButton>
              </>
            }
          >
            {state.failure.detail}
          </ProblemAlert>
        </>
      )}
    </dialog>
  );
}
