"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { ApiError, callApi } from "@/lib/browser/call-api";
import type { LinkSessionAnswer, RefreshLinkRequest } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";

const FIRST_MS = 5_000;
const LONGEST_MS = 30_000;
const GROWTH = 1.5;
/** Going to and fro between tabs asks no more often than this. */
const SHORTEST_MS = 2_000;

/**
 * Has our server ask Plaid about a session for as long as `isLive`, so that a result arrives where
 * no webhook does. The pauses grow, and start anew with every event; a hidden page asks nothing,
 * and one that comes back asks at once. Answers why the last asking failed, if it did.
 */
export function useAskPlaid(
  sessionId: string,
  isLive: boolean,
  onAnswer: (answer: LinkSessionAnswer) => void,
): ApiError | null {
  const [problem, setProblem] = useState<ApiError | null>(null);
  const tell = useEffectEvent((answer: LinkSessionAnswer) => {
    setProblem(null);
    onAnswer(answer);
  });

  useEffect(() => {
    if (!isLive) return setProblem(null);
    const asker = startAsking(sessionId, tell, setProblem);
    document.addEventListener("visibilitychange", asker.onVisibility);
    return () => {
      document.removeEventListener("visibilitychange", asker.onVisibility);
      asker.stop();
    };
  }, [sessionId, isLive]);

  return problem;
}

function startAsking(
  sessionId: string,
  onAnswer: (answer: LinkSessionAnswer) => void,
  onProblem: (problem: ApiError) => void,
) {
  const body: RefreshLinkRequest = { via: "poll" };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = FIRST_MS;
  let askedAt = Date.now();
  let known: number | undefined;
  let isAsking = false;
  let isOver = false;

  const isHidden = () => document.visibilityState === "hidden";
  const plan = (inMs: number) => {
    clearTimeout(timer);
    if (!isOver && !isHidden()) timer = setTimeout(() => void ask(), inMs);
  };

  async function ask() {
    if (isAsking || isOver) return;
    isAsking = true;
    askedAt = Date.now();
    const isNews = await callApi<LinkSessionAnswer>(
      "POST",
      routes.api.refreshLinkSession(sessionId),
      body,
      { isQuiet: true },
    ).then(take, refused);
    isAsking = false;
    pauseMs = isNews ? FIRST_MS : Math.min(pauseMs * GROWTH, LONGEST_MS);
    plan(pauseMs);
  }

  function take(answer: LinkSessionAnswer): boolean {
    if (!isOver) onAnswer(answer);
    const isNews = known !== undefined && answer.events.length > known;
    known = answer.events.length;
    return isNews;
  }

  function refused(thrown: unknown): false {
    const problem = thrown instanceof ApiError ? thrown : new ApiError();
    if (!isOver) onProblem(problem);
    isOver ||= problem.code === "unauthenticated" || problem.code === "not_found";
    return false;
  }

  plan(pauseMs);
  return {
    onVisibility: () => plan(Math.max(0, askedAt + SHORTEST_MS - Date.now())),
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
