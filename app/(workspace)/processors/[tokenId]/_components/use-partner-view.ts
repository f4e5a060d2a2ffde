import { callApi } from "@/lib/browser/call-api";
import type {
  GetProcessorTokenAnswer,
  PartnerProduct,
  PartnerReading,
  PartnerViewAnswer,
  Permission,
  PermissionsAnswer,
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
  const reading = useAction();
  const allowing = useAction();

  const ask = (request: Request) =>
    callApi<PartnerViewAnswer>("POST", routes.api.processorPartnerView(token.id), request);

  /** The picture shows what was asked, whatever came of it. */
  const runAndLook = (work: () => Promise<void>) => {
    allowing.forget();
    return reading.run(work).finally(() => void look());
  };

  const readAgain = (product: PartnerProduct) =>
    runAndLook(async () => {
      const [again] = (await ask({ products: [product] })).readings;
      setReadings((known) =>
        (known ?? []).map((one) => (again && one.product === product ? again : one)),
      );
    });

  /** Read anew first, since a list made of an old one might take something away. */
  async function permit(permission: Permission) {
    const path = routes.api.processorToken(token.id);
    const { token: latest } = await callApi<GetProcessorTokenAnswer>("GET", path);
    if (!lacks(latest.permissions, permission)) return put(latest);
    const products = [...latest.permissions, permission];
    const changed = await callApi<PermissionsAnswer>(
      "PUT",
      routes.api.processorPermissions(token.id),
      { products },
    );
    put(changed.token);
  }

  return {
    readings: readings?.map((one) => (one.product === "auth" && whole ? whole : one)) ?? null,
    isWhole: whole !== null,
    isBusy: reading.isBusy || allowing.isBusy,
    problem: allowing.problem ?? reading.problem,
    isNotAllowed: allowing.problem !== null,
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
    /** Adds a permission where it is missing, and asks again for what it was missing for. */
    allow: async (permission: Permission, product: PartnerProduct) => {
      let isAllowed = false;
      await allowing.run(async () => {
        await permit(permission);
        isAllowed = true;
      });
      if (isAllowed) await readAgain(product);
      else void look();
    },
  };
}

/** Whether a token does not permit something. No permissions at all permit everything. */
export const lacks = (permissions: readonly string[], permission: Permission): boolean =>
  permissions.length > 0 && !permissions.includes(permission);
