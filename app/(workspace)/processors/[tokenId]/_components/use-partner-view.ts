import { callApi } from "@/lib/browser/call-api";
import type {
  PartnerProduct,
  PartnerReading,
  PartnerViewAnswer,
  PermissionsAnswer,
  ProcessorTokenView,
} from "@/lib/contracts/processors";
import { routes } from "@/lib/routes";
import { useAction } from "../../../_components/use-action";
import { useShortLived } from "../../../_components/use-short-lived";
import { useToken } from "./live-token";

type Request = { products?: PartnerProduct[]; numbers?: "masked" | "whole" };

/**
 * What Plaid tells the partner, asked for by a click and not kept for long; whole account numbers
 * apart from the rest, since they are asked for apart.
 */
export function usePartnerView() {
  const { token, put, look } = useToken();
  const [readings, setReadings] = useShortLived<PartnerReading[]>();
  const [whole, setWhole] = useShortLived<PartnerReading>();
  const { isBusy, problem, run } = useAction();

  const ask = (request: Request) =>
    callApi<PartnerViewAnswer>("POST", routes.api.processorPartnerView(token.id), request);

  /** The picture shows what was asked, whatever came of it. */
  const runAndLook = (work: () => Promise<void>) => run(work).finally(() => void look());

  return {
    readings: readings?.map((one) => (one.product === "auth" && whole ? whole : one)) ?? null,
    isWhole: whole !== null,
    isBusy,
    problem,
    readAll: () =>
      runAndLook(async () => {
        setWhole(null);
        setReadings((await ask({})).readings);
      }),
    showNumbers: () =>
      runAndLook(async () => {
        const answer = await ask({ products: ["auth"], numbers: "whole" });
        setWhole(answer.readings[0] ?? null);
      }),
    hideNumbers: () => setWhole(null),
    forget: () => {
      setWhole(null);
      setReadings(null);
    },
    /** Adds a permission, and asks again for what it was missing for. */
    allow: (permission: ProcessorTokenView["permissions"][number], product: PartnerProduct) =>
      runAndLook(async () => {
        const products = [...token.permissions, permission];
        const path = routes.api.processorPermissions(token.id);
        const changed = await callApi<PermissionsAnswer>("PUT", path, { products });
        put(changed.token);
        const [again] = (await ask({ products: [product] })).readings;
        setReadings((known) =>
          (known ?? []).map((one) => (again && one.product === product ? again : one)),
        );
      }),
  };
}
