"use client";

import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { ActionButton } from "@/app/_components/action-button";
import classes from "./confirm-dialog.module.css";

type Props = {
  title: string;
  /** What will happen, and what went wrong when it was tried. */
  children: ReactNode;
  confirm: string;
  isDangerous?: boolean;
  isBusy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
};

/**
 * Asks before something that cannot be taken back. Cancel, being first, has the focus; Escape cancels,
 * and what was pressed to get here has the focus again.
 */
export function ConfirmDialog(props: Props) {
  const { title, children, confirm, isDangerous = false, isBusy, onConfirm, onCancel } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  // The browser gives the focus back as long as the dialog is closed before it is taken away.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!isBusy) onCancel();
      }}
    >
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      <div className={classes.text}>{children}</div>
      <div className={classes.choices}>
        <ActionButton variant="default" disabled={isBusy} onClick={onCancel}>
          Cancel
        </ActionButton>
        <ActionButton color={isDangerous ? "red.9" : "accent"} loading={isBusy} onClick={onConfirm}>
          {confirm}
        </ActionButton>
      </div>
    </dialog>
  );
}
