import { useEffect, useState } from "react";
import { callApi } from "@/lib/browser/call-api";
import { useAction } from "../../../_components/use-action";

/** What was asked for is dropped from memory after this long, and when the page goes into the background cache. */
const KEPT_MS = 2 * 60_000;

/** An answer that is asked for by a click, lives in this component only, and not for long. */
export function useOnDemand<Answer>(path: string) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const action = useAction();

  useEffect(() => {
    if (!answer) return;
    const drop = () => setAnswer(null);
    const timer = setTimeout(drop, KEPT_MS);
    window.addEventListener("pagehide", drop);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", drop);
    };
  }, [answer]);

  return {
    answer,
    isBusy: action.isBusy,
    problem: action.problem,
    ask: () => action.run(async () => setAnswer(await callApi<Answer>("POST", path))),
    drop: () => setAnswer(null),
  };
}
