"use client";

import { ButtonLink } from "@/app/_components/button-link";
import { PageLink } from "@/app/_components/page-link";
import type { PlaygroundOperation } from "@/lib/contracts/playground";
import { routes } from "@/lib/routes";
import { CodeBlock } from "../../../_components/code-block";
import classes from "./answer-panel.module.css";
import { OpenInLink } from "./open-in-link";
import type { Sent } from "./use-send";

type Props = {
  operation: PlaygroundOperation;
  sent: Sent;
  personId: string;
  scriptUrl: string;
};

/** Where an answer leads: Link, the bank, the processor token, the inspector. */
export function WhatNext({ operation, sent, personId, scriptUrl }: Props) {
  const { sessionId, linkToken, hostedLinkUrl, itemIds, processorTokenId } = sent;
  const isLayer = operation === "session-token-create";
  return (
    <>
      {hostedLinkUrl && (
        <div className={classes.next}>
          <p>
            Plaid shows Link on a page of its own.{" "}
            <a href={hostedLinkUrl} target="_blank" rel="noopener noreferrer">
              Open it in a new tab
            </a>
            , or send its address to somebody. What they link is linked to your account.
          </p>
          <CodeBlock code={hostedLinkUrl} label="Address of Plaid's page" />
        </div>
      )}
      {sessionId && linkToken && !hostedLinkUrl && !isLayer && (
        <OpenInLink
          key={sessionId}
          personId={personId}
          sessionId={sessionId}
          linkToken={linkToken}
          request={sent.request}
          scriptUrl={scriptUrl}
        />
      )}
      {sessionId && isLayer && (
        <p>
          Layer begins with a phone number, which is asked for on its own page.{" "}
          <PageLink href={routes.linkLayer()}>Go through Layer</PageLink> there, with a session of
          its own.
        </p>
      )}
      <div className={classes.links}>
        {itemIds.map((id) => (
          <ButtonLink key={id} href={routes.item(id)} size="sm">
            Go to the bank
          </ButtonLink>
        ))}
        {processorTokenId && (
          <ButtonLink href={routes.processor(processorTokenId)} size="sm">
            Go to the processor token
          </ButtonLink>
        )}
        {sessionId && (
          <ButtonLink href={routes.session(sessionId)} prefetch={false} size="sm" variant="default">
            See it in the inspector
          </ButtonLink>
        )}
      </div>
    </>
  );
}
