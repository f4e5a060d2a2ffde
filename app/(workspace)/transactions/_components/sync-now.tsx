"use client";

import { notifications } from "@mantine/notifications";
import { IconRefresh } from "@tabler/icons-react";
import { ActionButton } from "@/app/_components/action-button";
import { callApi } from "@/lib/browser/call-api";
import { useNavigate } from "@/lib/browser/use-navigate";
import type { SyncItemAnswer } from "@/lib/contracts/items";
import type { TransactionsHealth, TransactionsHealthAnswer } from "@/lib/contracts/transactions";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../_components/action-problem";
import { useAction } from "../../_components/use-action";

type Props = { itemId: string; name: string };

const LOOK_EVERY_MS = 400;
const PATIENCE_MS = 60_000;

/** Has a bank's transactions brought up to date, waits until that is done, and shows what came of it. */
export function SyncNow({ itemId, name }: Props) {
  const { refresh, isPending: isShowing } = useNavigate();
  const { isBusy, problem, run } = useAction();

  const sync = () =>
    run(async () => {
      const { triedAt } = await healthOf(itemId);
      const { item } = await callApi<SyncItemAnswer>("POST", routes.api.itemSync(itemId));
      tell(name, item.errorCode ? "repair" : await outcomeOf(itemId, triedAt));
      refresh();
    });

  return (
    <>
      <ActionButton
        size="compact-sm"
        variant="default"
        leftSection={<IconRefresh size={14} aria-hidden />}
        loading={isBusy || isShowing}
        onClick={sync}
        aria-label={`Sync now: ${name}`}
      >
        Sync now
      </ActionButton>
      <ActionProblem
        problem={problem}
        title="The sync could not be started"
        returnTo={routes.itemTransactions(itemId)}
      >
        What you see is from before.
      </ActionProblem>
    </>
  );
}

type Outcome = "done" | "failed" | "repair" | "late";

async function healthOf(itemId: string): Promise<TransactionsHealth> {
  const path = routes.api.itemTransactionsHealth(itemId);
  return (await callApi<TransactionsHealthAnswer>("GET", path)).health;
}

/** Waits for the job that does it. It goes on when nobody waits any more. */
async function outcomeOf(itemId: string, triedAt: string | null): Promise<Outcome> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const health = await healthOf(itemId);
    if (health.triedAt !== triedAt && !health.isSyncing) return outcomeIn(health);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return "late";
}

function outcomeIn({ errorCode, problem }: TransactionsHealth): Outcome {
  if (errorCode) return "repair";
  return problem ? "failed" : "done";
}

const words = {
  done: { color: "teal", title: "is up to date", message: "All that Plaid has is here." },
  failed: {
    color: "yellow",
    title: "was not synced",
    message: "It will be tried again by itself. What you see is from before.",
  },
  repair: {
    color: "yellow",
    title: "needs your attention",
    message: "The bank gives nothing new until you sign in again.",
  },
  late: {
    color: "blue",
    title: "is still being synced",
    message: "It goes on in the background. Load the page again in a while.",
  },
};

function tell(name: string, outcome: Outcome) {
  const { color, title, message } = words[outcome];
  notifications.show({ color, title: `${name} ${title}`, message });
}
