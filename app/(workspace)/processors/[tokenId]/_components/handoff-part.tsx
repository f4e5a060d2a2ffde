"use client";

import { IconSend } from "@tabler/icons-react";
import { ActionButton } from "@/app/_components/action-button";
import { callApi } from "@/lib/browser/call-api";
import type { HandOffAnswer } from "@/lib/contracts/processors";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../../_components/action-problem";
import { useAction } from "../../../_components/use-action";
import { HandoffAttempts } from "./handoff-attempts";
import { handoffWords } from "./handoff-words";
import { useToken } from "./live-token";
import { PartnerCall } from "./partner-call";
import classes from "./token-panel.module.css";

type Props = {
  /** The host that the token would be sent to; null where none is configured for the partner. */
  endpoint: string | null;
  isEmulator: boolean;
};

/** Sends the token to its partner, tells how that goes, or shows how one's own backend would. */
export function HandoffPart({ endpoint, isEmulator }: Props) {
  const { token, attempts, put, problem: connection } = useToken();
  const { id, processor, processorName, handoff, revokedAt } = token;
  const { isBusy, problem, run } = useAction();

  const send = () =>
    run(async () => {
      const answer = await callApi<HandOffAnswer>("POST", routes.api.processorHandoff(id));
      put(answer.token);
    });

  const isOpen = revokedAt === null;
  const isWaiting = isOpen && handoff.state === "waiting";
  const isAgain = handoff.state === "refused" || handoff.state === "failed";
  return (
    <section className={classes.part} aria-labelledby="handoff">
      <h3 id="handoff">Handoff</h3>
      <p role="status" className={classes.said}>
        {isOpen || handoff.state !== "waiting"
          ? handoffWords(token)
          : "The access ended before the partner had the token."}
      </p>
      {isOpen && endpoint && (
        <>
          <p>
            It goes to <code>{endpoint}</code>
            {isEmulator && ", the emulator's fictitious partner, who plays every partner here"}.
          </p>
          {handoff.state !== "received" && (
            <div className={classes.actions}>
              <ActionButton
                leftSection={<IconSend size={16} aria-hidden />}
                loading={isBusy || isWaiting}
                onClick={send}
              >
                {isAgain ? "Send again" : `Hand off to ${processorName}`}
              </ActionButton>
            </div>
          )}
        </>
      )}
      {isOpen && !endpoint && <PartnerCall processor={processor} name={processorName} />}
      <HandoffAttempts attempts={attempts} />
      <ActionProblem
        problem={problem ?? (isWaiting ? connection : null)}
        title={problem ? "The token was not sent" : "What stands here may be old"}
        returnTo={routes.processor(id)}
      />
    </section>
  );
}
