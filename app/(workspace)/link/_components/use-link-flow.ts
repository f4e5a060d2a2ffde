"use client";

import { usePathname } from "next/navigation";
import { useEffect, useReducer, useRef } from "react";
import { ApiError, callApi } from "@/lib/browser/call-api";
import { loadLinkScript } from "@/lib/browser/load-link-script";
import { useNavigate } from "@/lib/browser/use-navigate";
import type {
  LinkSessionAnswer,
  ResumeLinkAnswer,
  ResumeLinkRequest,
  StartLinkAnswer,
  StartLinkRequest,
} from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import { confirmLink } from "./confirm-link";
import { completeFailure, exitFailure, startFailure, stuckFailure } from "./link-failure";
import { linkFlow, type OpenLink, sentAgain, type Unconfirmed } from "./link-flow-state";
import type { LinkOutcome } from "./link-window";
import { tellFailed, tellLinked } from "./tell-linked";

type Options = {
  /** Where Link's script is, from `linkScript()`. */
  scriptUrl: string;
  /** Takes what came of a session, instead of going to the accounts. */
  onSession?: (answer: LinkSessionAnswer) => void;
};

/** One attempt to link a bank, or to repair one. */
export type LinkFlow = ReturnType<typeof useLinkFlow>;

/**
 * One attempt at Link, from the click to the accounts on screen. A link token is made for a click
 * and by nothing else; what Link gives is sent until our server has given its verdict.
 */
export function useLinkFlow({ scriptUrl, onSession }: Options) {
  const [state, dispatch] = useReducer(linkFlow, { phase: "idle" });
  const isStarting = useRef(false);
  const isMounted = useRef(false);
  const started = useRef<StartLinkRequest | null>(null);
  const pathname = usePathname();
  const { goTo, refresh } = useNavigate();

  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);

  /** First the script, so that a blocked one costs no link token. */
  async function begin(ask: () => Promise<OpenLink>, then: "opened" | "renewed") {
    if (isStarting.current) return;
    isStarting.current = true;
    try {
      await loadLinkScript(scriptUrl);
      dispatch({ type: then, link: await ask() });
    } catch (thrown) {
      dispatch({ type: "failed", failure: startFailure(thrown) });
    } finally {
      isStarting.current = false;
    }
  }

  function launch(request: StartLinkRequest) {
    void dropDuplicate();
    dispatch({ type: "launch" });
    started.current = request;
    void begin(() => startLink(request), "opened");
  }

  /** Goes on with the session that a bank has sent the person back to. */
  function resume(request: ResumeLinkRequest, receivedRedirectUri: string) {
    dispatch({ type: "launch" });
    started.current = null;
    void begin(async () => ({ ...(await resumeLink(request)), receivedRedirectUri }), "opened");
  }

  function onOutcome(link: OpenLink, outcome: LinkOutcome) {
    if (outcome.kind === "stuck") return dispatch({ type: "failed", failure: stuckFailure });
    if (outcome.kind === "success") {
      const unconfirmed = unconfirmedOf(link, outcome);
      dispatch({ type: "succeeded", unconfirmed });
      return void confirm(unconfirmed);
    }
    const { error, requestId } = outcome;
    if (!error) return dispatch({ type: "closed" });
    const request = started.current;
    if (error.error_code !== "INVALID_LINK_TOKEN" || !request) {
      return dispatch({ type: "failed", failure: exitFailure(error, requestId) });
    }
    dispatch({ type: "token_died" });
    void begin(() => startLink(request), "renewed");
  }

  async function confirm(unconfirmed: Unconfirmed) {
    try {
      const confirmed = await confirmLink(unconfirmed);
      if (confirmed.session && onSession) {
        onSession(confirmed.session);
        return dispatch({ type: "closed" });
      }
      tellLinked(confirmed.items, unconfirmed.mode);
      showAccounts();
    } catch (thrown) {
      const { isFinal, failure } = completeFailure(thrown);
      if (!isMounted.current) tellFailed(failure.detail);
      const duplicate = thrown instanceof ApiError ? thrown.duplicate : undefined;
      if (duplicate) {
        return dispatch({ type: "duplicate_found", duplicate, detail: failure.detail });
      }
      dispatch({ type: isFinal ? "failed" : "not_confirmed", failure });
    }
  }

  /** The flow ends in the moment the accounts are there, and not before. A bank's own page has them too. */
  function showAccounts() {
    const arrived = () => dispatch({ type: "closed" });
    const isThere = pathname === routes.accounts() || pathname.startsWith(routes.item(""));
    if (!isMounted.current || isThere) refresh(arrived);
    else goTo(routes.accounts(), arrived);
  }

  /** What is decided against is not to come up again. Where that fails, it does. */
  async function dropDuplicate() {
    if (state.phase !== "duplicate") return;
    const path = routes.api.exchange(state.duplicate.exchangeId);
    await callApi("DELETE", path).catch(() => {});
  }

  function resend({ allowDuplicate }: { allowDuplicate?: boolean } = {}) {
    if (state.phase !== "unconfirmed" && state.phase !== "duplicate") return;
    dispatch({ type: "resend", allowDuplicate });
    void confirm(sentAgain(state.unconfirmed, allowDuplicate));
  }

  return {
    state,
    launch,
    resume,
    onOutcome,
    resend,
    /** Opens Link with the token that took the place of a dead one. */
    goOn: () => dispatch({ type: "go_on" }),
    /** Ends when our server knows, so that the next page does not ask again. */
    async giveUp() {
      await dropDuplicate();
      dispatch({ type: "closed" });
    },
    /** What was asked for last, to ask for it again; null where a bank's return began it. */
    request: () => started.current,
  };
}

async function startLink(body: StartLinkRequest): Promise<OpenLink> {
  return openLinkOf(await callApi<StartLinkAnswer>("POST", routes.api.linkTokens(), body));
}

async function resumeLink(body: ResumeLinkRequest): Promise<OpenLink> {
  return openLinkOf(await callApi<ResumeLinkAnswer>("POST", routes.api.linkOauth(), body));
}

const openLinkOf = ({ session, linkToken }: StartLinkAnswer): OpenLink => ({
  sessionId: session.id,
  mode: session.mode,
  linkToken,
});

function unconfirmedOf(
  { sessionId, mode, receivedRedirectUri }: OpenLink,
  { publicToken, bank }: Extract<LinkOutcome, { kind: "success" }>,
): Unconfirmed {
  // Update mode changes the Item that is there: its public token is not to be exchanged.
  const publicTokens = publicToken && mode !== "update" ? [publicToken] : [];
  const via = receivedRedirectUri ? "oauth_return" : "browser";
  return { sessionId, mode, body: { publicTokens, bank, via } };
}
