"use client";

import { createContext, type ReactNode, useContext, useEffect } from "react";
import useSWR from "swr";
import { type ApiError, callApi } from "@/lib/browser/call-api";
import type { GetProcessorTokenAnswer, ProcessorTokenView } from "@/lib/contracts/processors";
import { routes } from "@/lib/routes";

const POLL_MS = 1_000;
/** The server writes down what it asked Plaid for a moment after the answer. */
const RECORDED_MS = 700;

type LiveToken = GetProcessorTokenAnswer & {
  /** Why it could not be read lately. */
  problem: ApiError | null;
  /** Takes what an answer told of the token, and reads what happened with it. */
  put: (token: ProcessorTokenView) => void;
  /** Reads it anew. */
  look: () => Promise<void>;
};

const Context = createContext<LiveToken | null>(null);

/** Nobody waits for it, so the progress bar keeps still. */
const read = (path: string) =>
  callApi<GetProcessorTokenAnswer>("GET", path, undefined, { isQuiet: true });

type Props = { initial: GetProcessorTokenAnswer; children: ReactNode };

/**
 * Keeps what a page shows of a processor token current for all its parts: read every second while it
 * is being handed off, after each change, and when somebody comes back to the page.
 */
export function LiveTokenProvider({ initial, children }: Props) {
  const { data, error, mutate } = useSWR<GetProcessorTokenAnswer, ApiError>(
    routes.api.processorToken(initial.token.id),
    read,
    {
      fallbackData: initial,
      revalidateOnMount: false,
      refreshInterval: (latest) => (isUnderWay(latest ?? initial) ? POLL_MS : 0),
    },
  );
  useEffect(() => {
    const timer = setTimeout(() => void mutate(), RECORDED_MS);
    return () => clearTimeout(timer);
  }, [mutate]);

  const look = async () => {
    await mutate();
    setTimeout(() => void mutate(), RECORDED_MS);
  };
  const value: LiveToken = {
    ...(data ?? initial),
    problem: error ?? null,
    look,
    put: (token) => {
      void mutate((before) => ({ ...(before ?? initial), token }), { revalidate: false });
      void look();
    },
  };
  return <Context value={value}>{children}</Context>;
}

const isUnderWay = ({ token: { handoff, revokedAt } }: GetProcessorTokenAnswer) =>
  handoff.state === "waiting" && revokedAt === null;

/** The processor token that the page is about, as it is now. */
export function useToken(): LiveToken {
  const token = useContext(Context);
  if (!token) throw new Error("There is no processor token around this.");
  return token;
}
