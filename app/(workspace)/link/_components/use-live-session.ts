"use client";

import useSWR from "swr";
import { type ApiError, callApi } from "@/lib/browser/call-api";
import type { LinkSessionAnswer } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import { useAskPlaid } from "./use-ask-plaid";

const POLL_MS = 1_000;
/** Plaid has told of a result, and it is being stored this moment. */
const HURRIED_POLL_MS = 250;
/** A result that is not stored by then leads to no bank, or takes its time. */
const STORING_MS = 5_000;
const RETRY_MS = 2_000;
const RESULT = /^webhook (ITEM_ADD_RESULT|SESSION_FINISHED)$/;
/** Accounts that are not read by then are read later, and the accounts page says so. */
const READING_MS = 2 * 60_000;

/** What our database has of the session. Nobody waits for it, so the progress bar keeps still. */
const read = (path: string) =>
  callApi<LinkSessionAnswer>("GET", path, undefined, { isQuiet: true });

/**
 * The session as it changes, while the page is visible: from our database every second, and from
 * Plaid by {@link useAskPlaid}. Both end when nothing `isAwaited` of it any more, the reading only
 * once the accounts are read. Where a reading fails, the last one stays, and `problem` is why.
 */
export function useLiveSession(
  initial: LinkSessionAnswer,
  isAwaited: (answer: LinkSessionAnswer) => boolean,
) {
  const path = routes.api.linkSession(initial.session.id);
  const { data, error, mutate } = useSWR<LinkSessionAnswer, ApiError>(path, read, {
    fallbackData: initial,
    refreshInterval: (latest) => pauseMs(latest, isAwaited),
    dedupingInterval: HURRIED_POLL_MS / 2,
    onErrorRetry: ({ code }, _path, _config, revalidate, { retryCount }) => {
      if (code === "unauthenticated" || code === "not_found") return;
      setTimeout(() => void revalidate({ retryCount }), RETRY_MS);
    },
  });
  const answer = data ?? initial;
  const put = (next: LinkSessionAnswer) => void mutate(next, { revalidate: false });
  const askProblem = useAskPlaid(initial.session.id, isAwaited(answer), put);
  return { answer, problem: error ?? null, askProblem, put };
}

/** The pause until the next reading; 0 ends it. */
function pauseMs(
  answer: LinkSessionAnswer | undefined,
  isAwaited: (answer: LinkSessionAnswer) => boolean,
): number {
  if (answer && isBeingStored(answer)) return HURRIED_POLL_MS;
  if (!answer || isAwaited(answer)) return POLL_MS;
  return isReading(answer) ? POLL_MS : 0;
}

const isBeingStored = ({ session: { state, banks }, events }: LinkSessionAnswer) =>
  state === "open" &&
  banks.every((bank) => bank.state === "linking") &&
  events.some(({ name, at }) => RESULT.test(name) && isFresh(at));

/** A clock that is wrong makes nothing fresh for long. */
const isFresh = (at: string) => Math.abs(Date.now() - Date.parse(at)) < STORING_MS;

function isReading({ session: { banks, items, finishedAt } }: LinkSessionAnswer): boolean {
  const isRecent = finishedAt !== null && Date.now() - Date.parse(finishedAt) < READING_MS;
  const isUnread = items.some(({ state }) => state === "linked");
  return isRecent && (isUnread || banks.some(({ state }) => state === "linking"));
}
