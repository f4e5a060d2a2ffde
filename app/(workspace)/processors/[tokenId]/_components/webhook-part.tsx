"use client";

import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { PageLink } from "@/app/_components/page-link";
import { callApi } from "@/lib/browser/call-api";
import type { SetProcessorWebhookAnswer } from "@/lib/contracts/processors";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../../_components/action-problem";
import { useAction } from "../../../_components/use-action";
import { useToken } from "./live-token";
import classes from "./token-panel.module.css";

type Props = {
  /** Where they would come to; null where this server has no such address. */
  ownUrl: string | null;
  /** Whether this app has keys of a partner, without which Plaid takes no address. */
  canSet: boolean;
};

/** Where Plaid's webhooks on a token go, and whether they come to this server. */
export function WebhookPart({ ownUrl, canSet }: Props) {
  const { token, put } = useToken();
  const { id, processorName, webhookUrl, revokedAt } = token;
  const { isBusy, problem, run } = useAction();
  const [said, setSaid] = useState("");

  const set = (receive: boolean) =>
    run(async () => {
      setSaid("");
      const path = routes.api.processorWebhook(id);
      const answer = await callApi<SetProcessorWebhookAnswer>("PUT", path, { receive });
      setSaid(
        receive
          ? "Plaid acknowledges that with a webhook, which comes here in a moment."
          : "Plaid sends them nowhere now.",
      );
      put(answer.token);
    });

  if (revokedAt) return null;
  return (
    <section className={classes.part} aria-labelledby="webhook">
      <h3 id="webhook">Webhooks on this token</h3>
      <p>
        Plaid tells of changes to the account by webhook. Normally {processorName} sets the address
        itself. To see what it would be told, have them come here.
      </p>
      <p className={classes.said}>
        {webhookUrl ? (
          <>
            They come to <code>{webhookUrl}</code>, and are listed under{" "}
            <PageLink href={routes.webhooks()}>Webhooks</PageLink>.
          </>
        ) : (
          "This app has set no address."
        )}
      </p>
      {!canSet && (
        <p>
          {webhookUrl ? "To change that" : "To have them come here"} takes the partner&apos;s keys:
          set <code>PLAID_PARTNER_CLIENT_ID</code> and <code>PLAID_PARTNER_SECRET</code>.
        </p>
      )}
      {canSet && !webhookUrl && !ownUrl && (
        <p>
          This server has no address for webhooks: set <code>PLAID_WEBHOOK_URL</code>.
        </p>
      )}
      <p role="status" className={classes.said}>
        {said}
      </p>
      {canSet && (
        <div className={classes.actions}>
          {webhookUrl ? (
            <ActionButton size="xs" variant="default" loading={isBusy} onClick={() => set(false)}>
              Stop them
            </ActionButton>
          ) : (
            ownUrl && (
              <ActionButton size="xs" variant="default" loading={isBusy} onClick={() => set(true)}>
                Receive them here
              </ActionButton>
            )
          )}
        </div>
      )}
      <ActionProblem
        problem={problem}
        title="The address was not changed"
        returnTo={routes.processor(id)}
      />
    </section>
  );
}
