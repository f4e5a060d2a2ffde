import { IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { WebhookDetail } from "@/lib/contracts/webhooks";
import classes from "./webhook-detail.module.css";

/** How it was made sure that Plaid sent a webhook, step by step. Had one failed, it would not be here. */
export function VerificationSteps({ verification, receivedAt }: WebhookDetail) {
  return (
    <section className={classes.panel} aria-labelledby="verified">
      <h2 id="verified">Verified</h2>
      {verification === null ? (
        <p className={classes.muted}>
          It was verified when it came, before this version began to keep what proved it.
        </p>
      ) : (
        <ol className={classes.steps}>
          <Step title={`Signed with ${verification.algorithm}`}>
            No other algorithm is taken, whatever the header asks for.
          </Step>
          <Step title="The key is Plaid's">
            Key <code>{verification.keyId}</code>, which Plaid&apos;s API gave out.
          </Step>
          <Step title={`${age(verification.signedAt, receivedAt)} old when it came`}>
            Signed <time dateTime={verification.signedAt}>{utc(verification.signedAt)}</time>. Five
            minutes are let pass, so that none can be sent again later.
          </Step>
          <Step title="The body is the one that was signed">
            SHA-256 <code>{verification.bodySha256}</code>
          </Step>
        </ol>
      )}
    </section>
  );
}

type StepProps = { title: string; children: ReactNode };

function Step({ title, children }: StepProps) {
  return (
    <li>
      <IconCheck size={18} aria-hidden="true" />
      <div>
        <strong>{title}</strong>
        <p>{children}</p>
      </div>
    </li>
  );
}

/** Plaid signs in whole seconds, and clocks differ. */
function age(signedAt: string, receivedAt: string): string {
  const seconds = Math.floor((Date.parse(receivedAt) - Date.parse(signedAt)) / 1000);
  if (seconds <= 0) return "Less than a second";
  return seconds === 1 ? "One second" : `${seconds} seconds`;
}

const utc = (at: string) => `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;
