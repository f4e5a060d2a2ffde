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
import { useLinkEvents } from "@/lib/browser/use-link-events";
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

  // The search is a part of the page; Link itself opens over it when a bank is chosen.
  const isOverlaid = useRef(false);
  const events = useLinkEvents(link.sessionId, () => isOverlaid.current);

  const [callbacks] = useState(() => ({
    onLoad: () => events.add(browserEvent("onLoad")),
    onEvent(name: string, metadata: PlaidLinkOnEventMetadata) {
      if (name === "OPEN") isOverlaid.current = true;
      events.add(browserEvent(name, metadata));
    },
    onSuccess(publicToken: string | null, metadata: PlaidLinkOnSuccessMetadata) {
      isOverlaid.current = false;
      events.add(browserEvent("onSuccess", { link_session_id: metadata.link_session_id }));
      current.current({
        kind: "success",
        publicToken: publicToken || null,
        bank: bankOf(metadata),
      });
    },
    onExit(error: PlaidLinkError | null, metadata: PlaidLinkOnExitMetadata) {
      isOverlaid.current = false;
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
