"use client";

import { useEffect, useRef, useState } from "react";
import {
  PlaidEmbeddedLink,
  type PlaidLinkError,
  type PlaidLinkOnEventMetadata,
  type PlaidLinkOnExitMetadata,
  type PlaidLinkOnSuccessMetadata,
} from "react-plaid-link";
import { documentNonce } from "@/lib/browser/document-nonce";
import { createLinkEvents } from "@/lib/browser/link-events";
import { browserEvent, exitEvent } from "../../_components/browser-event";
import type { OpenLink } from "../../_components/link-flow-state";
import { bankOf, type LinkOutcome } from "../../_components/link-window";
import classes from "./embedded-link.module.css";

type Props = { link: OpenLink; onOutcome: (outcome: LinkOutcome) => void };

/**
 * Link's search. react-plaid-link builds it anew whenever one of its callbacks is another function,
 * so these are made once and read what is current when they are called. Leaving Link without an
 * error is no outcome: the search is still there.
 */
export function EmbeddedSearch({ link, onOutcome }: Props) {
  const current = useRef(onOutcome);
  useEffect(() => {
    current.current = onOutcome;
  });

  const [events] = useState(() => createLinkEvents(link.sessionId));
  useEffect(() => {
    const leave = () => events.flush({ leaving: false });
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [events]);

  const [callbacks] = useState(() => ({
    onLoad: () => events.add(browserEvent("onLoad")),
    onEvent: (name: string, metadata: PlaidLinkOnEventMetadata) =>
      events.add(browserEvent(name, metadata)),
    onSuccess(publicToken: string | null, metadata: PlaidLinkOnSuccessMetadata) {
      events.add(browserEvent("onSuccess", { link_session_id: metadata.link_session_id }));
      current.current({
        kind: "success",
        publicToken: publicToken || null,
        bank: bankOf(metadata),
      });
    },
    onExit(error: PlaidLinkError | null, metadata: PlaidLinkOnExitMetadata) {
      events.add(exitEvent(error, metadata));
      const requestId = metadata.request_id || undefined;
      if (error) current.current({ kind: "exit", error, requestId });
    },
  }));

  const cspNonce = documentNonce();
  return (
    <PlaidEmbeddedLink
      {...callbacks}
      token={link.linkToken}
      {...(cspNonce && { cspNonce })}
      className={classes.search}
    />
  );
}
