"use client";

import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { ApiError, callApi } from "@/lib/browser/call-api";
import { useNavigate } from "@/lib/browser/use-navigate";
import type { OpenAttempt, RetryExchangeRequest } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import { UpdateButtons } from "../../link/_components/update-buttons";
import classes from "./open-attempt-notice.module.css";

type Props = { attempt: OpenAttempt; scriptUrl: string };

/** A bank whose linking could not be finished, or that waits for a decision, with what can be done. */
export function OpenAttemptNotice({ attempt, scriptUrl }: Props) {
  const { id, state, institutionName, itemId, detail, canRetry } = attempt;
  const { refresh } = useNavigate();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const isDuplicate = state === "duplicate";
  const name = institutionName ?? "A bank";

  async function ask(call: () => Promise<unknown>) {
    setBusy(true);
    setProblem(null);
    try {
      await call();
      refresh();
    } catch (thrown) {
      setProblem(thrown instanceof ApiError ? thrown : new ApiError());
    } finally {
      setBusy(false);
    }
  }

  const body: RetryExchangeRequest = { allowDuplicate: isDuplicate };
  return (
    <section className={classes.attempt} aria-label={`Unfinished: ${name}`}>
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div className={classes.body}>
        <p>
          <strong>
            {isDuplicate ? `${name} is linked already` : `${name} could not be finished.`}
          </strong>
          {isDuplicate
            ? " and was chosen again. Nothing has been linked twice yet."
            : ` ${detail ?? ""}`}
        </p>
        <div className={classes.actions}>
          {isDuplicate && itemId && (
            <UpdateButtons
              itemId={itemId}
              scriptUrl={scriptUrl}
              returnTo={routes.accounts()}
              updates={["reauth"]}
              size="xs"
            />
          )}
          {canRetry && (
            <ActionButton
              size="xs"
              variant="default"
              loading={isBusy}
              onClick={() => void ask(() => callApi("POST", routes.api.retryExchange(id), body))}
            >
              {isDuplicate ? "Link it once more" : "Try again"}
            </ActionButton>
          )}
          <ActionButton
            size="xs"
            variant="subtle"
            disabled={isBusy}
            onClick={() => void ask(() => callApi("DELETE", routes.api.exchange(id)))}
          >
            Dismiss
          </ActionButton>
        </div>
        {problem && <ProblemAlert facts={problem}>{problem.message}</ProblemAlert>}
      </div>
    </section>
  );
}
