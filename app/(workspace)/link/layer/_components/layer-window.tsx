"use client";

import { useEffect, useRef, useState } from "react";
import { type PlaidLinkError, usePlaidLink } from "react-plaid-link";
import { documentNonce } from "@/lib/browser/document-nonce";
import { useLinkEvents } from "@/lib/browser/use-link-events";
import type { StartLinkAnswer } from "@/lib/contracts/link";
import { browserEvent, exitEvent } from "../../_components/browser-event";
import type { LayerAnswers } from "./layer-state";

const PATIENCE_MS = 15_000;

/** What Layer comes back with. */
export type LayerOutcome =
  | { kind: "ready" | "not_available" | "autofill_not_available" }
  | { kind: "success"; profileToken: string }
  /** Link's frame, or Plaid's answer to what was submitted, did not come in time. */
  | { kind: "stuck" }
  | { kind: "exit"; error: PlaidLinkError | null; requestId: string | undefined };

type Props = {
  link: StartLinkAnswer;
  /** What is to be submitted now: the number first, then the date of birth. */
  submitted: Partial<LayerAnswers>;
  /** Whether an answer to it is waited for. */
  isAsking: boolean;
  /** Called until Layer has succeeded or was left, and not after unmounting. */
  onOutcome: (outcome: LayerOutcome) => void;
};

const outcomes = {
  LAYER_READY: "ready",
  LAYER_NOT_AVAILABLE: "not_available",
  LAYER_AUTOFILL_NOT_AVAILABLE: "autofill_not_available",
} as const;

/**
 * Layer's handler, for as long as it is mounted. It submits each answer once, not before Link's frame
 * is there, which would lose it, and opens Link as soon as Plaid says that it knows the person.
 */
export function LayerWindow({ link, submitted, isAsking, onOutcome }: Props) {
  const current = useRef(onOutcome);
  useEffect(() => {
    current.current = onOutcome;
  });
  const isLive = useRef(false);
  const isOpen = useRef(false);
  const events = useLinkEvents(link.session.id, () => isLive.current && isOpen.current);
  const [isLoaded, setLoaded] = useState(false);
  const [isReady, setReady] = useState(false);

  // Stands before usePlaidLink, so that the forced exit of its own cleanup is not taken for the person's.
  useEffect(() => {
    isLive.current = true;
    return () => {
      isLive.current = false;
    };
  }, []);

  function settle(outcome: LayerOutcome) {
    if (!isLive.current) return;
    isLive.current = false;
    current.current(outcome);
  }

  const cspNonce = documentNonce();
  const { open, submit } = usePlaidLink({
    token: link.linkToken,
    ...(cspNonce && { cspNonce }),
    onLoad() {
      events.add(browserEvent("onLoad"));
      setLoaded(true);
    },
    onEvent(name, metadata) {
      events.add(browserEvent(name, metadata));
      const kind = outcomes[name as keyof typeof outcomes];
      if (!kind || !isLive.current) return;
      if (kind === "ready") setReady(true);
      current.current({ kind });
    },
    onSuccess(publicToken, metadata) {
      events.add(browserEvent("onSuccess", { link_session_id: metadata.link_session_id }));
      if (publicToken) settle({ kind: "success", profileToken: publicToken });
    },
    onExit(error, metadata) {
      if (!isLive.current) return;
      events.add(exitEvent(error, metadata));
      settle({ kind: "exit", error, requestId: metadata.request_id || undefined });
    },
  });

  const { phoneNumber, dateOfBirth } = submitted;
  useEffect(() => {
    if (isLoaded && phoneNumber) submit({ phone_number: phoneNumber });
  }, [isLoaded, phoneNumber, submit]);
  useEffect(() => {
    if (isLoaded && dateOfBirth) submit({ date_of_birth: dateOfBirth });
  }, [isLoaded, dateOfBirth, submit]);
  useEffect(() => {
    if (!isReady) return;
    isOpen.current = true;
    open();
  }, [isReady, open]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: settle is a new function each render and reads only refs. A loaded frame has the whole time for its answer.
  useEffect(() => {
    if (!isAsking) return;
    const timer = setTimeout(() => settle({ kind: "stuck" }), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isAsking, isLoaded]);

  return null;
}
