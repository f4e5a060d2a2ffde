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
  /** For a projector: large, and the keys work at once. Otherwise they do while it is stepped through. */
  isLarge?: boolean;
};

/** A sequence, whole at first, and step by step by keys, a presenter's remote, or buttons. */
export function SequenceStage<Lane extends string>(props: Props<Lane>) {
  const { label, lanes, steps, isLarge = false } = props;
  const [at, setAt] = useState<Place | null>(null);
  const last = steps.length - 1;
  const current = at && placeOf(at, steps);

  const goTo = (place: number | null) => {
    const index = place === null ? -1 : Math.max(0, Math.min(last, place));
    const id = steps[index]?.id;
    setAt(id === undefined ? null : { id, index });
  };
  const next = () => goTo(current === null ? 0 : current + 1);
  const back = () => goTo(current === null ? last : current - 1);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isLarge && current === null) return;
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
      <div className={classes.below}>
        <Sequence label={label} lanes={lanes} steps={steps} current={current} isLarge={isLarge} />
      </div>
    </>
  );
}

/** The step that is told of, and where it was in the list. */
type Place = { id: string; index: number };

/** Where the step is now that others may have come before it, or gone. Null where none is left. */
function placeOf({ id, index }: Place, steps: readonly SequenceStep[]): number | null {
  const found = steps.findIndex((step) => step.id === id);
  if (found >= 0) return found;
  return steps.length > 0 ? Math.min(index, steps.length - 1) : null;
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
