import type { Metadata } from "next";
import { PageLink } from "@/app/_components/page-link";
import { requireViewer } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";
import { describeWebhook } from "@/lib/webhooks/describe-webhook";
import { orNotFound } from "../../_components/or-not-found";
import { VerificationSteps } from "../_components/verification-steps";
import { WebhookBody } from "../_components/webhook-body";
import { WebhookReport } from "../_components/webhook-report";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Webhook" };

/** One webhook: what came of it, what proved it, and what it said. */
export default async function WebhookPage({ params }: PageProps<"/webhooks/[eventId]">) {
  const viewer = await requireViewer();
  const { eventId } = await params;
  const webhook = await orNotFound(eventId, (id) => describeWebhook(viewer, id));
  return (
    <>
      <PageLink href={routes.webhooks()} className={classes.back}>
        All webhooks
      </PageLink>
      <div className={classes.columns}>
        <WebhookReport key={eventId} initial={webhook} serverNow={Date.now()} />
        <VerificationSteps {...webhook} />
      </div>
      <WebhookBody body={webhook.body} />
    </>
  );
}
