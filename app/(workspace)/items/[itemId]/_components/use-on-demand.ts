import { callApi } from "@/lib/browser/call-api";
import { useAction } from "../../../_components/use-action";
import { useShortLived } from "../../../_components/use-short-lived";

/** An answer that is asked for by a click, lives in this component only, and not for long. */
export function useOnDemand<Answer>(path: string) {
  const [answer, setAnswer] = useShortLived<Answer>();
  const action = useAction();

  return {
    answer,
    isBusy: action.isBusy,
    problem: action.problem,
    ask: () => action.run(async () => setAnswer(await callApi<Answer>("POST", path))),
    drop: () => setAnswer(null),
  };
}
