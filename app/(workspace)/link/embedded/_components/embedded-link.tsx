"use client";

import { Loader } from "@mantine/core";
import { useEffect, useRef } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { routes } from "@/lib/routes";
import { LinkFlowView } from "../../_components/link-flow-view";
import { useLinkFlow } from "../../_components/use-link-flow";
import classes from "./embedded-link.module.css";
import { EmbeddedSearch } from "./embedded-search";

/**
 * The search, from its link token to the linked bank. The token is asked for when the page is on
 * screen, since the search is nothing without it, and again where it has died. To repair a bank, Link
 * opens over the page.
 */
export function EmbeddedLink({ scriptUrl }: { scriptUrl: string }) {
  const flow = useLinkFlow({ scriptUrl });
  const { state } = flow;
  const hasBegun = useRef(false);
  const search = () => flow.launch({ mode: "embedded" });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page appears.
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    search();
  }, []);

  // Before the page has begun there is nothing to offer; a search that failed has its own way on.
  const canSearchAgain =
    (state.phase === "idle" && flow.request() !== null) ||
    (state.phase === "failed" && flow.request()?.mode !== "embedded");
  return (
    <div className={classes.embedded}>
      <div className={classes.frame} aria-busy={state.phase === "starting"}>
        {state.phase === "open" && state.link.mode === "embedded" ? (
          <EmbeddedSearch
            key={state.link.sessionId}
            link={state.link}
            onOutcome={(outcome) => flow.onOutcome(state.link, outcome)}
          />
        ) : state.phase === "starting" ? (
          <Loader size="sm" aria-label="Loading the search" />
        ) : (
          canSearchAgain && (
            <ActionButton variant="default" onClick={search}>
              Search for a bank
            </ActionButton>
          )
        )}
      </div>
      <LinkFlowView flow={flow} returnTo={routes.linkEmbedded()} />
    </div>
  );
}
