"use client";

import { Loader } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ButtonLink } from "@/app/_components/button-link";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { ApiError, callApi } from "@/lib/browser/call-api";
import type {
  LinkedBankView,
  LinkSessionAnswer,
  LinkSessionView,
  RetryExchangeRequest,
} from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import classes from "./bank-results.module.css";
import { toldBy } from "./told-by";

type Item = LinkSessionView["items"][number];

type Props = {
  sessionId: string;
  bank: LinkedBankView;
  /** The Item that came of it, where it is still there. */
  item: Item | null;
  onChanged: (answer: LinkSessionAnswer) => void;
  onRepair?: (itemId: string) => void;
};

/** One bank of a session. What fails when it is tried again is told beside it. */
export function BankResult({ sessionId, bank, item, onChanged, onRepair }: Props) {
  const { state, itemId, code } = bank;
  const name = bank.institutionName ?? "Unnamed bank";
  const { isTrying, problem, retry } = useRetry(sessionId, bank.id, onChanged);
  return (
    <li className={classes.bank} aria-busy={state === "linking"}>
      <StateIcon state={state} />
      <div className={classes.body}>
        <p className={classes.name}>{name}</p>
        <p className={classes.detail}>{wordsOf(bank, item)}</p>
        <p className={classes.facts}>
          First to tell: {toldBy(bank.via)}
          {code && (
            <>
              {" · "}Code <code>{code}</code>
            </>
          )}
        </p>
        <div className={classes.actions}>
          {state === "duplicate" && itemId && onRepair && (
            <ActionButton size="xs" onClick={() => onRepair(itemId)}>
              Repair the link you have
            </ActionButton>
          )}
          {state === "duplicate" && !onRepair && (
            <ButtonLink size="xs" href={routes.linkUpdate()}>
              Repair the link you have
            </ButtonLink>
          )}
          {state === "duplicate" && (
            <ActionButton
              size="xs"
              variant="default"
              loading={isTrying}
              onClick={() => retry({ allowDuplicate: true })}
            >
              Link it once more
            </ActionButton>
          )}
          {state === "uncertain" && (
            <ActionButton size="xs" loading={isTrying} onClick={() => retry({})}>
              Try again
            </ActionButton>
          )}
        </div>
        {problem && (
          <ProblemAlert title={`${name} could not be linked`} facts={problem}>
            {problem.message}
          </ProblemAlert>
        )}
      </div>
    </li>
  );
}

function wordsOf({ state, detail }: LinkedBankView, item: Item | null): string {
  switch (state) {
    case "linking":
      return "It is being linked.";
    case "linked":
      if (!item) return "It was linked, and is no longer among your banks.";
      if (item.state === "linked") return "Linked. Its accounts are being read.";
      if (item.state === "needs_repair")
        return "Linked, but the bank wants the person to sign in again.";
      return "Linked, and its accounts are read.";
    case "duplicate":
      return detail ?? "This bank is linked already. Decide what to do.";
    case "uncertain":
      return detail ?? "It could not be finished. Try again.";
    case "refused":
      return detail ?? "It was refused, and nothing came of it.";
  }
}

function StateIcon({ state }: Pick<LinkedBankView, "state">) {
  if (state === "linking") return <Loader size={20} aria-hidden="true" />;
  if (state === "linked") return <IconCircleCheck className={classes.good} aria-hidden="true" />;
  if (state === "refused") return <IconCircleX className={classes.bad} aria-hidden="true" />;
  return <IconAlertTriangle className={classes.open} aria-hidden="true" />;
}

/** Tries a bank again. Where that fails, the session is read anew, since the attempt may have changed it. */
function useRetry(
  sessionId: string,
  exchangeId: string,
  onChanged: (answer: LinkSessionAnswer) => void,
) {
  const [isTrying, setTrying] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);

  async function retry(body: RetryExchangeRequest) {
    setTrying(true);
    setProblem(null);
    try {
      onChanged(await callApi("POST", routes.api.retryExchange(exchangeId), body));
    } catch (thrown) {
      setProblem(thrown instanceof ApiError ? thrown : new ApiError());
      const path = routes.api.linkSession(sessionId);
      await callApi<LinkSessionAnswer>("GET", path).then(onChanged, () => {});
    } finally {
      setTrying(false);
    }
  }
  return { isTrying, problem, retry };
}
