"use client";

import { useEffect, useRef } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { loadLinkScript } from "@/lib/browser/load-link-script";
import type { LinkSessionAnswer, StartLinkRequest } from "@/lib/contracts/link";
import { LinkFlowView } from "./link-flow-view";
import { useLinkFlow } from "./use-link-flow";

type Props = {
  /** Where Link's script is, from `linkScript()`. */
  scriptUrl: string;
  /** The page to come back to when the session turns out to have ended. */
  returnTo: string;
  /** What to ask Link for; a bank account in the standard flow if nothing is said. */
  request?: StartLinkRequest;
  label?: string;
  /** Takes what came of a session, instead of going to the accounts. */
  onSession?: (answer: LinkSessionAnswer) => void;
};

/** The button that links a bank, and all that can come of pressing it. */
export function LinkLauncher({
  scriptUrl,
  returnTo,
  request = { mode: "standard" },
  label = "Link a bank account",
  ...options
}: Props) {
  const flow = useLinkFlow({ scriptUrl, ...options });
  const { phase } = flow.state;
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
    if (wasOpen.current && (phase === "idle" || phase === "failed")) button.current?.focus();
    wasOpen.current = phase === "open";
  }, [phase]);

  return (
    <>
      <ActionButton
        ref={button}
        loading={phase === "starting" || phase === "open"}
        onClick={() => flow.launch(request)}
        onPointerEnter={preload}
        onFocus={preload}
      >
        {label}
      </ActionButton>
      <LinkFlowView flow={flow} returnTo={returnTo} />
    </>
  );
}
