import { useNavigate } from "@/lib/browser/use-navigate";
import type { PlaygroundOperation } from "@/lib/contracts/playground";
import { routes } from "@/lib/routes";
import { writeDraft } from "./draft";
import type { PlaidRequest } from "./request-store";

/** Goes to another operation, with its request filled in. */
export function useOpenOperation(personId: string) {
  const { goTo } = useNavigate();
  return (operation: PlaygroundOperation, request: PlaidRequest) => {
    writeDraft({ personId, operation }, request, {});
    goTo(routes.playground(operation));
  };
}
