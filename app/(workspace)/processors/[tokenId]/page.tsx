import type { Metadata } from "next";
import { requireViewer } from "@/lib/auth/viewer";
import { describeToken } from "@/lib/processors/describe-token";
import { orNotFound } from "../../_components/or-not-found";
import { Panel } from "../../link/_components/panel";
import { EndPart } from "./_components/end-part";
import { EndedNotice } from "./_components/ended-notice";
import { HandoffPart } from "./_components/handoff-part";
import { HeldFacts } from "./_components/held-facts";
import { LiveTokenProvider } from "./_components/live-token";
import { PartnerView } from "./_components/partner-view";
import { PermissionsPart } from "./_components/permissions-part";
import { Picture } from "./_components/picture";
import { StripePart } from "./_components/stripe-part";
import { StripeView } from "./_components/stripe-view";
import { TokenHead } from "./_components/token-head";
import { WebhookPart } from "./_components/webhook-part";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Processor token" };

/** One processor token: what is held of it here, what its partner gets, what happened, and its end. */
export default async function ProcessorTokenPage({ params }: PageProps<"/processors/[tokenId]">) {
  const viewer = await requireViewer();
  const { tokenId } = await params;
  const { setup, ...initial } = await orNotFound(tokenId, (id) => describeToken(viewer, id));
  const { processor, processorName } = initial.token;
  const isStripe = processor === "stripe";
  return (
    <LiveTokenProvider key={tokenId} initial={initial}>
      <TokenHead />
      <EndedNotice />
      <div className={classes.columns}>
        <Panel title="What we hold">
          <HeldFacts serverNow={Date.now()} />
          {isStripe ? (
            <StripePart />
          ) : (
            <>
              <HandoffPart endpoint={setup.endpoint} isEmulator={setup.isEmulator} />
              <PermissionsPart />
              <WebhookPart ownUrl={setup.webhookUrl} canSet={setup.canReadAsPartner} />
            </>
          )}
        </Panel>
        <Panel title={`What ${processorName} gets`}>
          {isStripe ? <StripeView /> : <PartnerView canRead={setup.canReadAsPartner} />}
        </Panel>
      </div>
      <Panel title="What happened">
        <Picture />
      </Panel>
      <Panel title="How it ends">
        <EndPart />
      </Panel>
    </LiveTokenProvider>
  );
}
