"use client";

import { NativeSelect } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { ApiError, callApi } from "@/lib/browser/call-api";
import { useHydrated } from "@/lib/browser/use-hydrated";
import { useNavigate } from "@/lib/browser/use-navigate";
import { type FireWebhookRequest, fireableCodes } from "@/lib/contracts/webhooks";
import { routes } from "@/lib/routes";
import classes from "./fire-webhook.module.css";
import { kindWords } from "./kind-words";

/** Plaid sends it a moment after it was asked. */
const ARRIVES_MS = 1_200;

type Props = { items: { id: string; institutionName: string | null }[] };

/** Has Plaid's Sandbox send a webhook on one of the person's banks. It comes in as every other does. */
export function FireWebhook({ items }: Props) {
  const isHydrated = useHydrated();
  const { refresh } = useNavigate();
  const [itemId, setItemId] = useState(items[0]?.id ?? "");
  const [code, setCode] = useState<FireWebhookRequest["code"]>("NEW_ACCOUNTS_AVAILABLE");
  const [isAsking, setAsking] = useState(false);
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<ApiError | null>(null);

  async function fire(event: FormEvent) {
    event.preventDefault();
    if (isAsking) return;
    setAsking(true);
    setSaid("");
    try {
      const request: FireWebhookRequest = { itemId, code };
      await callApi("POST", routes.api.fireWebhook(), request);
      setProblem(null);
      setSaid(`Plaid was asked for ${code}. It arrives in a moment.`);
      setTimeout(refresh, ARRIVES_MS);
    } catch (thrown) {
      setProblem(thrown instanceof ApiError ? thrown : new ApiError());
    } finally {
      setAsking(false);
    }
  }

  return (
    <form className={classes.form} onSubmit={fire}>
      <NativeSelect
        label="On the bank"
        value={itemId}
        disabled={!isHydrated}
        onChange={({ currentTarget: { value } }) => setItemId(value)}
        data={items.map(({ id, institutionName }) => ({
          value: id,
          label: institutionName ?? "A bank without a name",
        }))}
      />
      <NativeSelect
        label="Webhook"
        value={code}
        disabled={!isHydrated}
        onChange={({ currentTarget: { value } }) =>
          setCode(fireableCodes.find((one) => one === value) ?? code)
        }
        data={fireableCodes.map((one) => ({ value: one, label: one }))}
      />
      <ActionButton type="submit" variant="default" loading={isAsking}>
        Send
      </ActionButton>
      <p className={classes.hint} role="status">
        {said || kindWords(code === "SYNC_UPDATES_AVAILABLE" ? "TRANSACTIONS" : "ITEM", code)}
      </p>
      {problem && (
        <div className={classes.problem}>
          <ProblemAlert title="Plaid sent nothing" facts={problem}>
            {problem.message}
          </ProblemAlert>
        </div>
      )}
    </form>
  );
}
