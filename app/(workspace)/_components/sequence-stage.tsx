"use client";

import { VisuallyHidden } from "@mantine/core";
import { useEffect, useEffectEvent, useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { Sequence } from "./sequence";
import classes from "./sequence-stage.module.css";
import type { SequenceLane, SequenceStep } from "./sequence-step";

type Props<Lane extends string> = {
  label: string;
  lanes: readonly SequenceLane<Lane>[];
  steps: readonly SequenceStep<Lane>[];
};

/** A sequence for a projector: whole at first, and step by step by keys, a presenter's remote, or buttons. */
export function SequenceStage<Lane extends string>({ label, lanes, steps }: Props<Lane>) {
  const [current, setCurrent] = useState<number | null>(null);
  const last = steps.length - 1;

  const goTo = (place: number | null) =>
    setCurrent(place === null || last < 0 ? null : Math.max(0, Math.min(last, place)));
  const next = () => goTo(current === null ? 0 : current + 1);
  const back = () => goTo(current === null ? last : current - 1);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const act = actions[event.key];
    if (!act || (event.key === " " && isControl(event.target)) || isScrolled(event.target)) return;
    event.preventDefault();
    ({ next, back, first: () => goTo(0), last: () => goTo(last), all: () => goTo(null) })[act]();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  const told = current === null ? undefined : steps[current];
  return (
    <>
      <div className={classes.bar}>
        <fieldset className={classes.buttons}>
          <VisuallyHidden component="legend">Steps</VisuallyHidden>
          <ActionButton variant="default" disabled={current === 0 || last < 0} onClick={back}>
            Back
          </ActionButton>
          <ActionButton disabled={current === last || last < 0} onClick={next}>
            {current === null ? "Step through" : "Next"}
          </ActionButton>
          <ActionButton variant="default" disabled={current === null} onClick={() => goTo(null)}>
            Show all
          </ActionButton>
        </fieldset>
        <p className={classes.place} role="status">
          {told && current !== null
            ? `Step ${current + 1} of ${steps.length}`
            : `${steps.length} ${steps.length === 1 ? "step" : "steps"}`}
          {told && <VisuallyHidden>: {told.title}</VisuallyHidden>}
        </p>
      </div>
      {steps.length === 0 && <p>Nothing was recorded yet.</p>}
      <Sequence label={label} lanes={lanes} steps={steps} current={current} isLarge />
    </>
  );
}

/** A presenter's remote sends PageUp and PageDown. The arrows up and down scroll, as ever. */
const actions: Record<string, "next" | "back" | "first" | "last" | "all" | undefined> = {
  ArrowRight: "next",
  PageDown: "next",
  " ": "next",
  ArrowLeft: "back",
  PageUp: "back",
  Home: "first",
  End: "last",
  Escape: "all",
};

/** What a space bar presses. */
const isControl = (target: EventTarget | null) =>
  target instanceof Element && target.closest("button, a, summary") !== null;

/** What arrow keys scroll or write in. */
const isScrolled = (target: EventTarget | null) =>
  target instanceof Element && target.closest("[tabindex='0'], input, textarea, select") !== null;
