"use client";

import { IconRotateClockwise } from "@tabler/icons-react";
import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { type ApiError, callApi } from "@/lib/browser/call-api";
import type { ReplayWebhookAnswer, WebhookDetail } from "@/lib/contracts/webhooks";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../_components/action-problem";
import { useAction } from "../../_components/use-action";
import classes from "./webhook-detail.module.css";

type Props = {
  webhook: WebhookDetail;
  onReplayed: (webhook: WebhookDetail) => void;
  /** Why the webhook could not be read lately. */
  connection: ApiError | null;
};

/** Has the webhook worked on again, and says what came of it. */
export function ReplayWebhook({ webhook, onReplayed, connection }: Props) {
  const [attemptsBefore, setAttemptsBefore] = useState<number | null>(null);
  const { isBusy, problem, run } = useAction();
  const { id, state, effect, failure, attempts } = webhook;

  const replay = () =>
    run(async () => {
      const answer = await callApi<ReplayWebhookAnswer>("POST", routes.api.replayWebhook(id));
      setAttemptsBefore(answer.webhook.attempts);
      onReplayed(answer.webhook);
    });

  const isWaiting = attemptsBefore !== null && state === "received" && !failure;
  const isDone = attemptsBefore !== null && attempts > attemptsBefore;
  return (
    <div className={classes.replay}>
      <div className={classes.action}>
        <ActionButton
          variant="default"
          leftSection={<IconRotateClockwise size={16} aria-hidden />}
          loading={isBusy || isWaiting}
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
      <ActionProblem
        problem={problem ?? connection}
        title={problem ? "It could not be replayed" : "What stands here may be old"}
        returnTo={routes.webhook(id)}
      />
    </div>
  );
}
