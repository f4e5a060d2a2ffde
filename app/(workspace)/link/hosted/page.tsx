import { Title } from "@mantine/core";
import type { Metadata } from "next";
import { FlowSteps } from "@/app/_components/flow-steps";
import { requireViewer } from "@/lib/auth/viewer";
import { listLinkSessionViews } from "@/lib/data/link-session-views";
import { PageHead } from "../../_components/page-head";
import { hostedSteps } from "./_components/hosted-steps";
import { OpenSessions } from "./_components/open-sessions";
import { StartHosted } from "./_components/start-hosted";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Hosted Link" };

/** Where a link to Plaid's own page is made, and where one that is still good is gone on with. */
export default async function HostedPage() {
  const viewer = await requireViewer();
  const sessions = await listLinkSessionViews(viewer);
  return (
    <>
      <PageHead title="Hosted Link">
        <p>
          For people who are not in front of your app: send a link by message, mail or QR code, and
          Plaid shows Link on a page of its own.
        </p>
      </PageHead>
      <StartHosted>Create a link</StartHosted>
      <OpenSessions
        sessions={sessions.filter(({ mode, hostedLinkUrl }) => mode === "hosted" && hostedLinkUrl)}
        serverNow={Date.now()}
      />
      <section className={classes.panel} aria-labelledby="steps">
        <Title order={2} id="steps">
          What happens, step by step
        </Title>
        <FlowSteps steps={hostedSteps} />
      </section>
    </>
  );
}
