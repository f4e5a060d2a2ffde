"use client";

import { useEffect, useRef, useState } from "react";
import {
  type PlaidLinkError,
  type PlaidLinkOnSuccessMetadata,
  usePlaidLink,
} from "react-plaid-link";
import { documentNonce } from "@/lib/browser/document-nonce";
import { useLinkEvents } from "@/lib/browser/use-link-events";
import type { LinkedBank } from "@/lib/contracts/link";
import { browserEvent, exitEvent } from "./browser-event";

const LOAD_TIMEOUT_MS = 15_000;

/** How Link ended. */
export type LinkOutcome =
  /** No token where Link gives the page none: Multi-Item Link, and update mode at times. */
  | { kind: "success"; publicToken: string | null; bank: LinkedBank }
  | { kind: "exit"; error: PlaidLinkError | null; requestId: string | undefined }
  /** Link did not appear in time. */
  | { kind: "stuck" };

type Props = {
  sessionId: string;
  linkToken: string;
  /** The page's own address, where a bank has just sent the person back to it. */
  receivedRedirectUri?: string | undefined;
  /** Called once at most, and not after unmounting. The function of the first render is used. */
  onOutcome: (outcome: LinkOutcome) => void;
};

/**
 * Shows Link for as long as it is mounted, and passes on what it tells. Link's script has to be
 * loaded, and a new link token needs a new instance (a `key`): Link keeps the callbacks it was made
 * with.
 */
export function LinkWindow({ sessionId, linkToken, receivedRedirectUri, onOutcome }: Props) {
  const isLive = useRef(false);
  const [isLoaded, setLoaded] = useState(false);
  const events = useLinkEvents(sessionId, () => isLive.current);

  // Stands before usePlaidLink, so that the forced exit of its own cleanup is not taken for the person's.
  useEffect(() => {
    isLive.current = true;
    return () => {
      isLive.current = false;
    };
  }, []);

  function settle(outcome: LinkOutcome) {
    if (!isLive.current) return;
    isLive.current = false;
    onOutcome(outcome);
  }

  const cspNonce = documentNonce();
  const { open, ready } = usePlaidLink({
    token: linkToken,
    ...(cspNonce && { cspNonce }),
    ...(receivedRedirectUri && { receivedRedirectUri }),
    onLoad() {
      setLoaded(true);
      events.add(browserEvent("onLoad"));
    },
    onEvent(name, metadata) {
      setLoaded(true);
      events.add(browserEvent(name, metadata));
    },
    onSuccess(publicToken, metadata) {
      events.add(browserEvent("onSuccess", { link_session_id: metadata.link_session_id }));
      settle({ kind: "success", publicToken: publicToken || null, bank: bankOf(metadata) });
    },
    onExit(error, metadata) {
      if (!isLive.current) return;
      events.add(exitEvent(error, metadata));
      settle({ kind: "exit", error, requestId: metadata.request_id || undefined });
    },
  });

  useEffect(() => {
    if (ready) open();
  }, [ready, open]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: settle is a new function each render and reads only a ref and the first callback.
  useEffect(() => {
    if (isLoaded) return;
    const timer = setTimeout(() => settle({ kind: "stuck" }), LOAD_TIMEOUT_MS);
    return () => clearTimeout(timer);
  }, [isLoaded]);

  return null;
}

/** What tells our server, before it spends the token, that this bank is linked already. */
export function bankOf({ institution, accounts }: PlaidLinkOnSuccessMetadata): LinkedBank {
  return {
    institutionId: institution?.institution_id ?? null,
    institutionName: institution?.name?.slice(0, 200) ?? null,
    accounts: (accounts ?? []).slice(0, 100).map(({ name, mask }) => ({
      name: name?.slice(0, 200) ?? "",
      mask: mask?.slice(0, 20) ?? null,
    })),
  };
}
