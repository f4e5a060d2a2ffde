"use client";

import { NativeSelect } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useSWRConfig } from "swr";
import { ActionButton } from "@/app/_components/action-button";
import { callApi } from "@/lib/browser/call-api";
import { useHydrated } from "@/lib/browser/use-hydrated";
import { type FireWebhookRequest, fireableCodes } from "@/lib/contracts/webhooks";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../_components/action-problem";
import { useAction } from "../../_components/use-action";
import classes from "./fire-webhook.module.css";
import { kindWords } from "./kind-words";

/** When the list is read again: Plaid sends it a moment after it was asked, or some moments. */
const ARRIVES_MS = [1_200, 3_000, 6_000, 10_000];

type Props = { items: { id: string; institutionName: string | null }[] };

/** Has Plaid's Sandbox send a webhook on one of the person's banks. It comes in as every other does. */
export function FireWebhook({ items }: Props) {
  const isHydrated = useHydrated();
  const { mutate } = useSWRConfig();
  const [itemId, setItemId] = useState(items[0]?.id ?? "");
  const [code, setCode] = useState<FireWebhookRequest["code"]>("NEW_ACCOUNTS_AVAILABLE");
  const [said, setSaid] = useState("");
  const { isBusy, problem, run } = useAction();

  function fire(event: FormEvent) {
    event.preventDefault();
    void run(async () => {
      setSaid("");
      const request: FireWebhookRequest = { itemId, code };
      await callApi("POST", routes.api.fireWebhook(), request);
      setSaid(`Plaid was asked for ${code}. It arrives in a moment.`);
      for (const ms of ARRIVES_MS) setTimeout(() => void mutate(isList), ms);
    });
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
      <ActionButton type="submit" variant="default" loading={isBusy}>
        Send
      </ActionButton>
      <p className={classes.hint} role="status">
        {said || kindWords(code === "SYNC_UPDATES_AVAILABLE" ? "TRANSACTIONS" : "ITEM", code)}
      </p>
      {problem && (
        <div className={classes.problem}>
          <ActionProblem
            problem={problem}
            title="Plaid sent nothing"
            returnTo={routes.webhooks()}
          />
        </div>
      )}
    </form>
  );
}

/** The list beside it, however it is filtered, is read again. */
const isList = (key: unknown) => typeof key === "string" && key.startsWith(routes.api.webhooks());
