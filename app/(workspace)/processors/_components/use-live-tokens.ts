import useSWR, { mutate } from "swr";
import { type ApiError, callApi } from "@/lib/browser/call-api";
import type { ListProcessorTokensAnswer, ProcessorTokenView } from "@/lib/contracts/processors";
import { routes } from "@/lib/routes";

const LOOK_EVERY_MS = 2_000;

/** Nobody waits for it, so the progress bar keeps still. */
const read = (path: string) =>
  callApi<ListProcessorTokensAnswer>("GET", path, undefined, { isQuiet: true });

/** The person's tokens: as they are whenever somebody looks, and as they change while one is being sent. */
export function useLiveTokens(initial: ListProcessorTokensAnswer) {
  const { data, error } = useSWR<ListProcessorTokensAnswer, ApiError>(
    routes.api.processorTokens(),
    read,
    {
      fallbackData: initial,
      // Who comes back from making a token within two seconds has to see it, too.
      dedupingInterval: 0,
      refreshInterval: (latest) => (isBeingSent(latest ?? initial) ? LOOK_EVERY_MS : 0),
      shouldRetryOnError: ({ code }) => code !== "unauthenticated",
    },
  );
  return { tokens: (data ?? initial).tokens, problem: error ?? null };
}

const isBeingSent = ({ tokens }: ListProcessorTokensAnswer) =>
  tokens.some(({ handoff, revokedAt }) => handoff.state === "waiting" && revokedAt === null);

/** Has a token that was just made stand in the list, for who comes back to it. */
export function showInList(token: ProcessorTokenView): void {
  const put = (known?: ListProcessorTokensAnswer) =>
    known && { tokens: [token, ...known.tokens.filter(({ id }) => id !== token.id)] };
  void mutate<ListProcessorTokensAnswer>(routes.api.processorTokens(), put, { revalidate: false });
}
