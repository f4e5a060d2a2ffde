import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireViewer } from "@/lib/auth/viewer";
import { describeSession } from "@/lib/link/describe-session";
import { orNotFound } from "../../../_components/or-not-found";
import { PageHead } from "../../../_components/page-head";
import { WithoutWebhooks } from "../../../_components/without-webhooks";
import { HostedSession } from "../_components/hosted-session";

export const metadata: Metadata = { title: "Hosted Link session" };

/** One link to Plaid's page, and what happens there. The address brings back the same, in any tab. */
export default async function HostedSessionPage({ params }: PageProps<"/link/hosted/[sessionId]">) {
  const viewer = await requireViewer();
  const { sessionId } = await params;
  const answer = await orNotFound(sessionId, (id) => describeSession(viewer, id));
  if (answer.session.mode !== "hosted") notFound();
  return (
    <>
      <PageHead title="Hosted Link">
        <p>
          One link for one person. This page follows what happens at Plaid; you can close it and
          come back, nothing waits for it.
        </p>
        <WithoutWebhooks />
      </PageHead>
      <HostedSession key={sessionId} initial={answer} serverNow={Date.now()} />
    </>
  );
}
