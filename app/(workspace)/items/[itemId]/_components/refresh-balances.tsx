"use client";

import { notifications } from "@mantine/notifications";
import { ActionButton } from "@/app/_components/action-button";
import { callApi } from "@/lib/browser/call-api";
import { useNavigate } from "@/lib/browser/use-navigate";
import type { ReadBalancesAnswer } from "@/lib/contracts/items";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../../_components/action-problem";
import { useAction } from "../../../_components/use-action";

type Props = { itemId: string };

/** Has the bank itself asked for its balances. What is on screen stays as old as it says until then. */
export function RefreshBalances({ itemId }: Props) {
  const { refresh, isPending } = useNavigate();
  const { isBusy, problem, run } = useAction();

  const ask = () =>
    run(async () => {
      const { item } = await callApi<ReadBalancesAnswer>("POST", routes.api.itemBalances(itemId));
      const isTold = item.state === "healthy";
      notifications.show({
        id: `balances-${itemId}`,
        color: isTold ? "teal" : "yellow",
        title: isTold ? "The bank told its balances" : "The bank did not tell its balances",
        message: isTold ? "They are on the page now." : "It needs you first: see what to do.",
      });
      refresh();
    });

  return (
    <>
      <ActionButton size="xs" variant="default" loading={isBusy || isPending} onClick={ask}>
        Ask the bank for balances
      </ActionButton>
      <ActionProblem
        problem={problem}
        title="The bank could not be asked"
        returnTo={routes.item(itemId)}
      />
    </>
  );
}
