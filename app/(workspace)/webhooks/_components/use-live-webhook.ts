"use client";

import useSWR from "swr";
import { type ApiError, callApi } from "@/lib/browser/call-api";
import type { GetWebhookAnswer, WebhookDetail } from "@/lib/contracts/webhooks";
import { routes } from "@/lib/routes";

const POLL_MS = 700;
const WAITING_POLL_MS = 5_000;

const read = (path: string) => callApi<GetWebhookAnswer>("GET", path, undefined, { isQuiet: true });

/**
 * A webhook as it changes, while the page is visible: read often until it is worked on, more seldom
 * while it waits for another attempt, and no more once it is settled.
 */
export function useLiveWebhook(initial: WebhookDetail) {
  const { data, error, mutate } = useSWR<GetWebhookAnswer, ApiError>(
    routes.api.webhook(initial.id),
    read,
    {
      fallbackData: { webhook: initial },
      refreshInterval: (latest) => pauseMs(latest?.webhook ?? initial),
    },
  );
  return {
    webhook: data?.webhook ?? initial,
    problem: error ?? null,
    put: (webhook: WebhookDetail) => void mutate({ webhook }, { revalidate: false }),
  };
}

const pauseMs = ({ state, failure }: WebhookDetail) =>
  state !== "received" ? 0 : failure ? WAITING_POLL_MS : POLL_MS;
