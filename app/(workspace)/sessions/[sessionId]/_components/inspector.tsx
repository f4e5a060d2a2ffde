"use client";

import { Title, VisuallyHidden } from "@mantine/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { PageLink } from "@/app/_components/page-link";
import type { ApiError } from "@/lib/browser/call-api";
import { useHydrated } from "@/lib/browser/use-hydrated";
import type { InspectionAnswer, InspectorLane, InspectorStep } from "@/lib/contracts/inspector";
import { routes } from "@/lib/routes";
import { SequenceStage } from "../../../_components/sequence-stage";
import type { SequenceStep } from "../../../_components/sequence-step";
import { SessionState } from "../../_components/session-state";
import { modeWords } from "../../_components/session-words";
import { drawSteps } from "./draw-steps";
import { ExportMenu } from "./export-menu";
import classes from "./inspector.module.css";
import { lanes } from "./lanes";
import { SessionFacts } from "./session-facts";
import { type Shown, StepFilter } from "./step-filter";
import { stepTitle } from "./step-words";
import { useLiveInspection } from "./use-live-inspection";

type Props = { initial: InspectionAnswer; environment: string };

const everything: Shown = { lanes: new Set(lanes.map(({ id }) => id)), onlyErrors: false };

/** A Link session as it goes on: what happened between browser, server, Plaid and database. */
export function Inspector({ initial, environment }: Props) {
  const { answer, problem } = useLiveInspection(initial);
  const isHydrated = useHydrated();
  const [shown, setShown] = useState(everything);
  const { session, steps } = answer;
  const all = useMemo(() => drawSteps(steps), [steps]);
  const drawn = useMemo(() => all.filter((step) => isShown(step, shown)), [all, shown]);
  return (
    <>
      <section className={classes.panel} aria-labelledby="session">
        <div className={classes.heading}>
          <Title order={1} id="session">
            {modeWords(session)}
          </Title>
          <SessionState state={session.state} />
        </div>
        <SessionFacts session={session} steps={steps} />
        <ExportMenu answer={answer} environment={environment} />
      </section>
      <section className={classes.panel} aria-labelledby="steps">
        <Title order={2} id="steps">
          Step by step
        </Title>
        <StepFilter shown={shown} onChange={setShown} isDisabled={!isHydrated} />
        <Connection problem={problem} sessionId={session.id} />
        {drawn.length === 0 && steps.length > 0 ? (
          <p className={classes.none}>
            None of {steps.length} steps fits.{" "}
            <ActionButton variant="default" size="compact-xs" onClick={() => setShown(everything)}>
              Show all steps
            </ActionButton>
          </p>
        ) : (
          <SequenceStage label="Steps of the session" lanes={lanes} steps={drawn} />
        )}
        <News steps={steps} />
      </section>
    </>
  );
}

const isShown = ({ from, to, failure }: SequenceStep<InspectorLane>, shown: Shown) =>
  (shown.lanes.has(from) || shown.lanes.has(to)) && (failure !== null || !shown.onlyErrors);

/** Tells what is new, and nothing of what was there when the page came. */
function News({ steps }: { steps: InspectorStep[] }) {
  const known = useRef(steps.length);
  const [news, setNews] = useState("");
  useEffect(() => {
    const added = steps.length - known.current;
    known.current = steps.length;
    const last = steps.at(-1);
    if (added <= 0 || !last) return;
    const title = stepTitle(last);
    setNews(added === 1 ? `New: ${title}` : `${added} new steps, the last: ${title}`);
  }, [steps]);
  return <VisuallyHidden role="status">{news}</VisuallyHidden>;
}

/** Says that what stands here may be old, and why. It goes by itself where that passes. */
function Connection({ problem, sessionId }: { problem: ApiError | null; sessionId: string }) {
  if (!problem) return null;
  return (
    <p role="status" className={classes.notice}>
      {problem.code === "unauthenticated" ? (
        <>
          Your session has ended, so that nothing new is shown.{" "}
          <PageLink href={routes.signIn(routes.session(sessionId))}>Sign in again</PageLink>
        </>
      ) : (
        "The steps could not be read just now, so the last may be missing. It is tried again."
      )}
    </p>
  );
}
