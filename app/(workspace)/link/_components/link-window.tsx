"use client";

import { useEffect, useRef, useState } from "react";
import { type PlaidLinkError, usePlaidLink } from "react-plaid-link";
import { documentNonce } from "@/lib/browser/document-nonce";

const LOAD_TIMEOUT_MS = 15_000;

/** How Link ended. */
export type LinkOutcome =
  | { kind: "success"; publicToken: string }
  | { kind: "exit"; error: PlaidLinkError | null; requestId: string | undefined }
  /** Link did not appear in time. */
  | { kind: "stuck" };

type Props = {
  linkToken: string;
  /** Called once at most, and not after unmounting. The function of the first render is used. */
  onOutcome: (outcome: LinkOutcome) => void;
};

/**
 * Shows Link for as long as it is mounted. Link's script has to be loaded, and a new link token
 * needs a new instance (a `key`): Link keeps the callbacks it was made with.
 */
export function LinkWindow({ linkToken, onOutcome }: Props) {
  const isLive = useRef(false);
  const [isLoaded, setLoaded] = useState(false);

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
    onLoad: () => setLoaded(true),
    onEvent: () => setLoaded(true),
    onSuccess: (publicToken) =>
      settle(
        publicToken
          ? { kind: "success", publicToken }
          : { kind: "exit", error: null, requestId: undefined },
      ),
    onExit: (error, { request_id }) =>
      settle({ kind: "exit", error, requestId: request_id || undefined }),
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
