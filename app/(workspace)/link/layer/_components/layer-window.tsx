"use client";

import { useEffect, useRef, useState } from "react";
import { type PlaidLinkError, usePlaidLink } from "react-plaid-link";
import { documentNonce } from "@/lib/browser/document-nonce";
import { createLinkEvents } from "@/lib/browser/link-events";
import type { StartLinkAnswer } from "@/lib/contracts/link";
import { browserEvent, exitEvent } from "../../_components/browser-event";
import type { LayerAnswers } from "./layer-state";

/** What Layer comes back with. */
export type LayerOutcome =
  | { kind: "ready" | "not_available" | "autofill_not_available" }
  | { kind: "success"; profileToken: string }
  | { kind: "exit"; error: PlaidLinkError | null; requestId: string | undefined };

type Props = {
  link: StartLinkAnswer;
  /** What is to be submitted now: the number first, then the date of birth. */
  submitted: Partial<LayerAnswers>;
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
export function LayerWindow({ link, submitted, onOutcome }: Props) {
  const current = useRef(onOutcome);
  useEffect(() => {
    current.current = onOutcome;
  });
  const [events] = useState(() => createLinkEvents(link.session.id));
  const [isLoaded, setLoaded] = useState(false);
  const [isReady, setReady] = useState(false);
  useEffect(() => () => events.flush({ leaving: false }), [events]);

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
      if (!kind) return;
      if (kind === "ready") setReady(true);
      current.current({ kind });
    },
    onSuccess(publicToken, metadata) {
      events.add(browserEvent("onSuccess", { link_session_id: metadata.link_session_id }));
      if (publicToken) current.current({ kind: "success", profileToken: publicToken });
    },
    onExit(error, metadata) {
      events.add(exitEvent(error, metadata));
      current.current({ kind: "exit", error, requestId: metadata.request_id || undefined });
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
    if (isReady) open();
  }, [isReady, open]);

  return null;
}
