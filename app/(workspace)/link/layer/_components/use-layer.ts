"use client";

import { useRef, useState } from "react";
import { callApi } from "@/lib/browser/call-api";
import { loadLinkScript } from "@/lib/browser/load-link-script";
import { waitForItems } from "@/lib/browser/wait-for-items";
import type {
  CompleteLinkAnswer,
  CompleteLinkRequest,
  StartLinkAnswer,
} from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import {
  completeFailure,
  exitFailure,
  silentFailure,
  startFailure,
} from "../../_components/link-failure";
import type { LayerAnswers, LayerState } from "./layer-state";
import type { LayerOutcome } from "./layer-window";

/** One attempt at Layer. The session token is asked for while the person still types. */
export function useLayer(scriptUrl: string) {
  const [state, setState] = useState<LayerState>({ step: "phone" });
  const [submitted, setSubmitted] = useState<Partial<LayerAnswers>>({});
  const prepared = useRef<Promise<StartLinkAnswer> | null>(null);

  function prepare(): Promise<StartLinkAnswer> {
    prepared.current ??= loadLinkScript(scriptUrl)
      .then(() => callApi<StartLinkAnswer>("POST", routes.api.linkSessionTokens()))
      .catch((thrown: unknown) => {
        prepared.current = null;
        throw thrown;
      });
    return prepared.current;
  }

  async function submitPhone(phoneNumber: string) {
    try {
      const link = await prepare();
      setSubmitted({ phoneNumber });
      setState({ step: "asking", link });
    } catch (thrown) {
      setState({ step: "phone", failure: startFailure(thrown) });
    }
  }

  function submitBirth(dateOfBirth: string) {
    if (state.step !== "birth") return;
    setSubmitted({ ...submitted, dateOfBirth });
    setState({ step: "asking", link: state.link });
  }

  function onOutcome(outcome: LayerOutcome) {
    if (!("link" in state)) return;
    const { link } = state;
    switch (outcome.kind) {
      case "ready":
        return setState({ step: "open", link });
      case "not_available":
        return setState({ step: "birth", link });
      case "autofill_not_available":
        return leave({ step: "unavailable" });
      case "success":
        return void store(link, outcome.profileToken);
      case "stuck":
        return leave({ step: "phone", failure: silentFailure });
      case "exit": {
        const { error, requestId } = outcome;
        return leave(
          error ? { step: "phone", failure: exitFailure(error, requestId) } : { step: "phone" },
        );
      }
    }
  }

  async function store(link: StartLinkAnswer, profileToken: string) {
    setState({ step: "storing", link });
    try {
      const body: CompleteLinkRequest = { publicTokens: [profileToken] };
      const path = routes.api.completeLinkSession(link.session.id);
      const answer = await callApi<CompleteLinkAnswer>("POST", path, body);
      const items = await waitForItems(answer.items.map(({ id }) => id));
      const banks = items.map(({ institutionName }) => institutionName ?? "A bank");
      leave({ step: "confirm", profile: answer.profile ?? null, banks });
    } catch (thrown) {
      const { isFinal, failure } = completeFailure(thrown);
      if (isFinal) leave({ step: "phone", failure });
      else setState({ step: "unconfirmed", link, profileToken, failure });
    }
  }

  function resend() {
    if (state.step === "unconfirmed") void store(state.link, state.profileToken);
  }

  /** A session is good for one passage; the next attempt gets its own. */
  function leave(next: LayerState) {
    prepared.current = null;
    setSubmitted({});
    setState(next);
  }

  return {
    state,
    link: "link" in state ? state.link : null,
    submitted,
    /** Begins what takes a moment. A failure shows when it is needed. */
    prepare: () => void prepare().catch(() => {}),
    submitPhone: (phoneNumber: string) => void submitPhone(phoneNumber),
    submitBirth,
    onOutcome,
    /** Sends what was shared once more. */
    resend,
    startOver: () => leave({ step: "phone" }),
  };
}
