"use client";

import { IconRotateClockwise } from "@tabler/icons-react";
import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ButtonLink } from "@/app/_components/button-link";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { ApiError, callApi } from "@/lib/browser/call-api";
import type { ReplayWebhookAnswer, WebhookDetail } from "@/lib/contracts/webhooks";
import { routes } from "@/lib/routes";
import classes from "./webhook-detail.module.css";

type Props = {
  webhook: WebhookDetail;
  onReplayed: (webhook: WebhookDetail) => void;
  /** Why the webhook could not be read lately. */
  connection: ApiError | null;
};

/** Has the webhook worked on again, and says what came of it. */
export function ReplayWebhook({ webhook, onReplayed, connection }: Props) {
  const [isAsking, setAsking] = useState(false);
  const [attemptsBefore, setAttemptsBefore] = useState<number | null>(null);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const { id, state, effect, failure, attempts } = webhook;

  async function replay() {
    setAsking(true);
    try {
      const answer = await callApi<ReplayWebhookAnswer>("POST", routes.api.replayWebhook(id));
      setProblem(null);
      setAttemptsBefore(answer.webhook.attempts);
      onReplayed(answer.webhook);
    } catch (thrown) {
      setProblem(thrown instanceof ApiError ? thrown : new ApiError());
    } finally {
      setAsking(false);
    }
  }

  const isWaiting = attemptsBefore !== null && state === "received" && !failure;
  const isDone = attemptsBefore !== null && attempts > attemptsBefore;
  const trouble = problem ?? connection;
  return (
    <div className={classes.replay}>
      <div className={classes.action}>
        <ActionButton
          variant="default"
          leftSection={<IconRotateClockwise size={16} aria-hidden />}
          loading={isAsking || isWaiting}
          onClick={replay}
        >
          {state === "received" ? "Try now" : "Replay"}
        </ActionButton>
        <p role="status">
          {isWaiting && "It waits for its turn."}
          {isDone && !failure && `Worked on again. ${effect ?? ""}`}
          {isDone && failure && "It failed again, and is tried once more later."}
        </p>
      </div>
      <p className={classes.muted}>
        It does no harm: what a webhook leads to follows from what Plaid says now.
      </p>
      {trouble && (
        <ProblemAlert
          title={
            trouble.code === "unauthenticated"
              ? "Your session has ended"
              : problem
                ? "It could not be replayed"
                : "What stands here may be old"
          }
          facts={trouble}
          actions={
            trouble.code === "unauthenticated" && (
              <ButtonLink size="xs" href={routes.signIn(routes.webhook(id))}>
                Go to sign-in
              </ButtonLink>
            )
          }
        >
          {trouble.message}
        </ProblemAlert>
      )}
    </div>
  );
}
