"use client";

import { Loader } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { ButtonLink } from "@/app/_components/button-link";
import type { LinkSessionAnswer } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import { LinkFlowView } from "../../_components/link-flow-view";
import { SessionResult } from "../../_components/session-result";
import { useLinkFlow } from "../../_components/use-link-flow";
import classes from "./oauth-return.module.css";

/**
 * Opens Link once more with the session that the bank's redirect belongs to. What comes of several
 * banks is told here, one by one.
 */
export function OauthReturn({ scriptUrl }: { scriptUrl: string }) {
  const [answer, setAnswer] = useState<LinkSessionAnswer | null>(null);
  const flow = useLinkFlow({ scriptUrl, onSession: setAnswer });
  const hasAsked = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for this address.
  useEffect(() => {
    if (hasAsked.current) return;
    hasAsked.current = true;
    const oauthStateId = new URLSearchParams(location.search).get("oauth_state_id") ?? "";
    flow.resume({ oauthStateId }, location.href);
  }, []);

  const { phase } = flow.state;
  return (
    <div className={classes.return}>
      {(phase === "starting" || phase === "open") && (
        <p className={classes.waiting} role="status">
          <Loader size="sm" aria-hidden />
          Going on with your bank…
        </p>
      )}
      {phase === "idle" && !answer && (
        <>
          <p>Link was closed and nothing was linked.</p>
          <div>
            <ButtonLink href={routes.link()}>Start again</ButtonLink>
          </div>
        </>
      )}
      <LinkFlowView flow={flow} returnTo={routes.link()} />
      {answer && (
        <>
          <div>
            <ButtonLink href={routes.accounts()}>Go to your accounts</ButtonLink>
          </div>
          <SessionResult initial={answer} scriptUrl={scriptUrl} returnTo={routes.link()} />
        </>
      )}
    </div>
  );
}
