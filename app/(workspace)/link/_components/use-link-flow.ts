"use client";

import { notifications } from "@mantine/notifications";
import { usePathname } from "next/navigation";
import { useEffect, useReducer, useRef } from "react";
import { callApi } from "@/lib/browser/call-api";
import { loadLinkScript } from "@/lib/browser/load-link-script";
import { useNavigate } from "@/lib/browser/use-navigate";
import type {
  CompleteLinkAnswer,
  CompleteLinkRequest,
  StartLinkAnswer,
  StartLinkRequest,
} from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import { completeFailure, exitFailure, startFailure, stuckFailure } from "./link-failure";
import { linkFlow, type Unconfirmed } from "./link-flow-state";
import type { LinkOutcome } from "./link-window";

/**
 * One attempt to link a bank, from the click to the accounts on screen. A link token is made for a
 * click and by nothing else; a public token is sent until our server has given its verdict.
 */
export function useLinkFlow(scriptUrl: string) {
  const [state, dispatch] = useReducer(linkFlow, { phase: "idle" });
  const isStarting = useRef(false);
  const isMounted = useRef(false);
  const pathname = usePathname();
  const { goTo, refresh } = useNavigate();

  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);

  async function launch() {
    if (isStarting.current) return;
    isStarting.current = true;
    dispatch({ type: "launch" });
    try {
      // First the script, so that a blocked one costs no link token.
      await loadLinkScript(scriptUrl);
      const body: StartLinkRequest = { mode: "standard" };
      const answer = await callApi<StartLinkAnswer>("POST", routes.api.linkTokens(), body);
      dispatch({ type: "opened", sessionId: answer.session.id, linkToken: answer.linkToken });
    } catch (thrown) {
      dispatch({ type: "failed", failure: startFailure(thrown) });
    } finally {
      isStarting.current = false;
    }
  }

  function onOutcome(sessionId: string, outcome: LinkOutcome) {
    switch (outcome.kind) {
      case "success": {
        const { publicToken } = outcome;
        dispatch({ type: "succeeded", sessionId, publicToken });
        void confirm({ sessionId, publicTokens: [publicToken] });
        return;
      }
      case "exit": {
        const { error, requestId } = outcome;
        return dispatch(
          error ? { type: "failed", failure: exitFailure(error, requestId) } : { type: "closed" },
        );
      }
      case "stuck":
        return dispatch({ type: "failed", failure: stuckFailure });
    }
  }

  async function confirm({ sessionId, publicTokens }: Unconfirmed) {
    try {
      const body: CompleteLinkRequest = { publicTokens };
      const path = routes.api.completeLinkSession(sessionId);
      const { items } = await callApi<CompleteLinkAnswer>("POST", path, body);
      tellLinked(items);
      showAccounts();
    } catch (thrown) {
      const { isFinal, failure } = completeFailure(thrown);
      if (!isMounted.current) tellFailed(failure.detail);
      dispatch({ type: isFinal ? "failed" : "not_confirmed", failure });
    }
  }

  /** The flow ends in the moment the accounts are there, and not before. */
  function showAccounts() {
    const arrived = () => dispatch({ type: "closed" });
    if (!isMounted.current || pathname === routes.accounts()) refresh(arrived);
    else goTo(routes.accounts(), arrived);
  }

  function resend() {
    if (state.phase !== "unconfirmed") return;
    dispatch({ type: "resend" });
    void confirm(state.unconfirmed);
  }

  return { state, launch, onOutcome, resend, giveUp: () => dispatch({ type: "closed" }) };
}

function tellLinked(items: CompleteLinkAnswer["items"]) {
  for (const { id, institutionName, state } of items) {
    const name = institutionName ?? "Your bank";
    notifications.show({
      id: `linked-${id}`,
      color: state === "healthy" ? "teal" : "yellow",
      title: `${name} is linked`,
      message:
        state === "healthy"
          ? "Its accounts and balances are below."
          : "Its accounts could not be read yet. Use Refresh to ask again.",
    });
  }
}

/** The page of the flow is gone, so a toast that stays has to say it. */
function tellFailed(detail: string) {
  notifications.show({
    color: "red",
    title: "A bank could not be added",
    message: `${detail} Link the bank again if it is not among your accounts.`,
    autoClose: false,
  });
}
