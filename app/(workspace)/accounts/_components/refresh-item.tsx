"use client";

import { notifications } from "@mantine/notifications";
import { IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ButtonLink } from "@/app/_components/button-link";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { ApiError, callApi } from "@/lib/browser/call-api";
import { useNavigate } from "@/lib/browser/use-navigate";
import type { SyncItemAnswer } from "@/lib/contracts/items";
import { routes } from "@/lib/routes";

type Props = { itemId: string; name: string; label?: string; returnTo?: string };

/**
 * Asks Plaid for the Item's accounts again. What fails is told here, beside the Item it concerns,
 * and stays until it has worked.
 */
export function RefreshItem({
  itemId,
  name,
  label = "Refresh",
  returnTo = routes.accounts(),
}: Props) {
  const { refresh, isPending: isShowing } = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);

  async function ask() {
    setAsking(true);
    try {
      const { item } = await callApi<SyncItemAnswer>("POST", routes.api.itemSync(itemId));
      setProblem(null);
      const isHealthy = item.state === "healthy";
      notifications.show({
        id: `refreshed-${itemId}`,
        color: isHealthy ? "teal" : "yellow",
        title: isHealthy ? `${name} is up to date` : `${name} needs your attention`,
        message: isHealthy
          ? accountsRead(item.accounts.length)
          : "The bank did not give new balances.",
      });
      refresh();
    } catch (thrown) {
      const found = thrown instanceof ApiError ? thrown : new ApiError();
      setProblem(found);
      if (found.code === "not_found") refresh(); // It was removed meanwhile, in another window.
    } finally {
      setAsking(false);
    }
  }

  return (
    <>
      <ActionButton
        size="xs"
        variant="default"
        leftSection={<IconRefresh size={15} aria-hidden />}
        loading={isAsking || isShowing}
        onClick={ask}
        aria-label={`${label} ${name}`}
      >
        {label}
      </ActionButton>
      {problem && (
        <ProblemAlert
          title={
            problem.code === "unauthenticated"
              ? "Your session has ended"
              : "The accounts could not be refreshed"
          }
          facts={problem}
          actions={
            problem.code === "unauthenticated" && (
              <ButtonLink size="xs" href={routes.signIn(returnTo)}>
                Go to sign-in
              </ButtonLink>
            )
          }
        >
          {problem.message}{" "}
          {problem.code !== "unauthenticated" &&
            `What you see is from before; ${label} asks again.`}
        </ProblemAlert>
      )}
    </>
  );
}

const accountsRead = (count: number) =>
  count === 1 ? "One account was read." : `${count} accounts were read.`;
