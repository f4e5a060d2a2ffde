"use client";

import { Loader } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ProblemAlert } from "@/app/_components/problem-alert";
import classes from "./adding-dialog.module.css";
import type { LinkFlow } from "./use-link-flow";

type Props = { flow: LinkFlow };

/**
 * Covers the page between Link's success and our server's confirmation, so that what the person
 * has just done at their bank is not lost by a click elsewhere.
 */
export function AddingDialog({ flow }: Props) {
  const { state } = flow;
  const dialog = useRef<HTMLDialogElement>(null);
  const isShown = ["completing", "unconfirmed", "duplicate"].includes(state.phase);

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
      {state.phase === "completing" && <Completing mode={state.unconfirmed.mode} />}
      {state.phase === "unconfirmed" && (
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
                <ActionButton size="xs" onClick={() => flow.resend()}>
                  Try again
                </ActionButton>
                <ActionButton size="xs" variant="default" onClick={() => void flow.giveUp()}>
                  Give up
                </ActionButton>
              </>
            }
          >
            {state.failure.detail}
          </ProblemAlert>
        </>
      )}
      {state.phase === "duplicate" && (
        <Duplicate flow={flow} itemId={state.duplicate.itemId} detail={state.detail} />
      )}
    </dialog>
  );
}

function Completing({ mode }: { mode: string }) {
  const isUpdate = mode === "update";
  return (
    <div className={classes.pending} role="status">
      <Loader size="sm" aria-hidden />
      <div>
        <h2 id="adding-title" className={classes.title}>
          {isUpdate ? "Reading your accounts again…" : "Adding your accounts…"}
        </h2>
        <p className={classes.text}>
          {isUpdate
            ? "The bank has taken your changes."
            : "The bank is linked. Its accounts are being read."}
        </p>
      </div>
    </div>
  );
}

/** Linking a bank twice costs twice, and at some banks ends the first link. Nothing is spent yet. */
function Duplicate({ flow, itemId, detail }: { flow: LinkFlow; itemId: string; detail: string }) {
  const [isLeaving, setLeaving] = useState(false);

  function leave() {
    setLeaving(true);
    void flow.giveUp();
  }

  return (
    <>
      <h2 id="adding-title" className={classes.title}>
        You have linked this bank before
      </h2>
      <p className={classes.text}>{detail}</p>
      <div className={classes.choices}>
        <ActionButton
          onClick={() => flow.launch({ mode: "update", itemId, update: "reauth" })}
          disabled={isLeaving}
          autoFocus
        >
          Repair the link you have
        </ActionButton>
        <ActionButton
          variant="default"
          onClick={() => flow.resend({ allowDuplicate: true })}
          disabled={isLeaving}
        >
          Link it once more
        </ActionButton>
        <ActionButton variant="subtle" onClick={leave} loading={isLeaving}>
          Leave it as it is
        </ActionButton>
      </div>
    </>
  );
}
