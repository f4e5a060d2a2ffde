"use client";

import { useRef } from "react";
import useSWR from "swr";
import { type ApiError, callApi } from "@/lib/browser/call-api";
import type { ListWebhooksAnswer, WebhookView } from "@/lib/contracts/webhooks";

const SOONEST_MS = 1_500;
const LATEST_MS = 30_000;
const GROWTH = 1.4;

/** Nobody waits for it, so the progress bar keeps still. */
const read = (path: string) =>
  callApi<ListWebhooksAnswer>("GET", path, undefined, { isQuiet: true });

/**
 * A page of webhooks as it changes, while it is visible: read often while something comes or waits,
 * and ever more seldom while nothing does, up to every half minute.
 *
 * @param path null keeps it as it was rendered.
 */
export function useLiveWebhooks(path: string | null, initial: ListWebhooksAnswer) {
  const rhythm = useRef({ seen: fingerprint(initial.webhooks), pauseMs: SOONEST_MS });
  const { data, error } = useSWR<ListWebhooksAnswer, ApiError>(path, read, {
    fallbackData: initial,
    refreshInterval: (latest) => {
      const now = fingerprint(latest?.webhooks ?? []);
      const isNews = now !== rhythm.current.seen || now.includes("received");
      const pauseMs = Math.min(LATEST_MS, rhythm.current.pauseMs * GROWTH);
      rhythm.current = { seen: now, pauseMs: isNews ? SOONEST_MS : pauseMs };
      return rhythm.current.pauseMs;
    },
    onErrorRetry: ({ code }, _path, _config, revalidate, { retryCount }) => {
      if (code === "unauthenticated") return;
      setTimeout(() => void revalidate({ retryCount }), SOONEST_MS);
    },
  });
  return { answer: data ?? initial, problem: error ?? null };
}

const fingerprint = (webhooks: WebhookView[]) =>
  webhooks.map(({ id, state, attempts }) => `${id} ${state} ${attempts}`).join();
