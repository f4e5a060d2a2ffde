import { Title } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireViewer } from "@/lib/auth/viewer";
import { describeSession } from "@/lib/link/describe-session";
import { orNotFound } from "../../../_components/or-not-found";
import { WithoutWebhooks } from "../../../_components/without-webhooks";
import { HostedSession } from "../_components/hosted-session";
import classes from "../page.module.css";

export const metadata: Metadata = { title: "Hosted Link session" };

/** One link to Plaid's page, and what happens there. The address brings back the same, in any tab. */
export default async function HostedSessionPage({ params }: PageProps<"/link/hosted/[sessionId]">) {
  const viewer = await requireViewer();
  const { sessionId } = await params;
  const answer = await orNotFound(sessionId, (id) => describeSession(viewer, id));
  if (answer.session.mode !== "hosted") notFound();
  return (
    <>
      <div className={classes.head}>
        <Title order={1}>Hosted Link</Title>
        <p className={classes.lead}>
          One link for one person. This page follows what happens at Plaid; you can close it and
          come back, nothing waits for it.
        </p>
        <WithoutWebhooks />
      </div>
      <HostedSession key={sessionId} initial={answer} serverNow={Date.now()} />
    </>
  );
}
