import useSWR from "swr";
import { type ApiError, callApi } from "@/lib/browser/call-api";
import type { InspectionAnswer } from "@/lib/contracts/inspector";
import { routes } from "@/lib/routes";

/** What happens stands in the database a quarter of a second later, and here within a third of one after that. */
const LOOK_EVERY_MS = 300;
/** After its end a session's Items are read, and webhooks come in. */
const AFTERMATH_MS = 15_000;
/** One that nothing happens in is looked at less often. */
const QUIET_AFTER_MS = 10 * 60_000;
const LOOK_SELDOM_MS = 5_000;
/** A server that is away is asked less and less often. */
const retryMs = (failures: number) => Math.min(30_000, 500 * 2 ** Math.min(failures, 6));

/** Nobody waits for it, so the progress bar keeps still. */
const read = (path: string) => callApi<InspectionAnswer>("GET", path, undefined, { isQuiet: true });

/**
 * A session's steps as they come, while the page is visible. Where a reading fails, the last one
 * stays, `problem` is why, and it is tried again.
 */
export function useLiveInspection(initial: InspectionAnswer) {
  const { data, error } = useSWR<InspectionAnswer, ApiError>(
    routes.api.linkSessionInspection(initial.session.id),
    read,
    {
      fallbackData: initial,
      dedupingInterval: LOOK_EVERY_MS / 2,
      refreshInterval: (latest) => pauseMs(latest ?? initial),
      onErrorRetry: ({ code }, _path, _config, revalidate, { retryCount }) => {
        if (code === "unauthenticated" || code === "not_found") return;
        setTimeout(() => void revalidate({ retryCount }), retryMs(retryCount));
      },
    },
  );
  return { answer: data ?? initial, problem: error ?? null };
}

/** The pause until the next reading; 0 ends it. A clock that is wrong keeps it going, or ends it early. */
function pauseMs({ session, steps }: InspectionAnswer): number {
  const sinceMs = (at: string) => Date.now() - Date.parse(at);
  const isOver = session.state !== "open" && session.finishedAt !== null;
  if (isOver && sinceMs(session.finishedAt ?? "") > AFTERMATH_MS) return 0;
  if (session.state === "expired") return 0;
  const last = steps.at(-1)?.at ?? session.createdAt;
  return sinceMs(last) > QUIET_AFTER_MS ? LOOK_SELDOM_MS : LOOK_EVERY_MS;
}
