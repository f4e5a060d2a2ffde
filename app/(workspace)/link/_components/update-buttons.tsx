"use client";

import { ActionButton } from "@/app/_components/action-button";
import { LinkFlowView } from "./link-flow-view";
import classes from "./update-buttons.module.css";
import { useLinkFlow } from "./use-link-flow";

const labels = {
  reauth: "Sign in again",
  accounts: "Choose accounts",
  permissions: "Grant more",
} as const;

type Update = keyof typeof labels;

const all: readonly Update[] = ["reauth", "accounts", "permissions"];

type Props = {
  itemId: string;
  scriptUrl: string;
  returnTo: string;
  /** All three if nothing is said. */
  updates?: readonly Update[];
  size?: "xs" | "sm";
};

/** The things that update mode can do for a linked bank. */
export function UpdateButtons({ itemId, scriptUrl, returnTo, updates = all, size = "sm" }: Props) {
  const flow = useLinkFlow({ scriptUrl });
  const { phase } = flow.state;
  const isBusy = phase === "starting" || phase === "open";
  return (
    <div className={classes.buttons}>
      {updates.map((update) => (
        <ActionButton
          key={update}
          size={size}
          variant="default"
          disabled={isBusy}
          onClick={() => flow.launch({ mode: "update", itemId, update })}
        >
          {labels[update]}
        </ActionButton>
      ))}
      <LinkFlowView flow={flow} returnTo={returnTo} />
    </div>
  );
}
