"use client";

import {
  type CSSProperties,
  Fragment,
  memo,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { useHydrated } from "@/lib/browser/use-hydrated";
import { clockTime } from "./clock-time";
import { CodeBlock } from "./code-block";
import classes from "./sequence.module.css";
import type { SequenceLane, SequenceStep } from "./sequence-step";

/** So many steps are drawn whole. */
const SHORT = 50;

type Props<Lane extends string> = {
  /** What the list is called. */
  label: string;
  lanes: readonly SequenceLane<Lane>[];
  /** In order of time. */
  steps: readonly SequenceStep<Lane>[];
  /** The place of the step that is told of; those after it are not shown yet. Null shows all. */
  current?: number | null;
  /** For a projector. */
  isLarge?: boolean;
};

/**
 * What happened between several parties, in order: a list that is drawn as arrows between lanes where
 * there is room for them. Each step opens to its code.
 */
export function Sequence<Lane extends string>(props: Props<Lane>) {
  const { label, lanes, steps, current = null, isLarge = false } = props;
  const isHydrated = useHydrated();
  const list = useRef<HTMLOListElement>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const setOpen = useCallback((id: string, isOpen: boolean, isCurrent: boolean) => {
    setChosen((before) => {
      const next = new Map(before);
      // What is as it would be by itself, is nobody's choice.
      if (isOpen === isCurrent) next.delete(id);
      else next.set(id, isOpen);
      return next;
    });
  }, []);

  const currentId = current === null ? null : steps[current]?.id;
  useEffect(() => {
    if (!currentId) return;
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [currentId]);
  return (
    <div
      className={classes.sequence}
      data-large={isLarge || undefined}
      style={{ "--lanes": lanes.length } as CSSProperties}
    >
      <div className={classes.picture}>
        <div className={classes.lanes} aria-hidden="true">
          {lanes.map(({ id, name }) => (
            <span key={id}>{name}</span>
          ))}
        </div>
        <div className={classes.steps}>
          <div className={classes.lines} aria-hidden="true">
            {lanes.map(({ id }) => (
              <span key={id} />
            ))}
          </div>
          {/* biome-ignore lint/a11y/noRedundantRoles: without markers Safari does not take it for a list. */}
          <ol ref={list} role="list" aria-label={label} className={classes.list}>
            {steps.map((step, index) => (
              <Step
                key={step.id}
                number={index + 1}
                step={step}
                lanes={lanes}
                isHydrated={isHydrated}
                isOpen={chosen.get(step.id) ?? index === current}
                setOpen={setOpen}
                isSkippable={steps.length > SHORT}
                isCurrent={index === current}
                isLater={current !== null && index > current}
              />
            ))}
          </ol>
        </div>
      </div>
    </div>
  );
}

type StepProps = {
  number: number;
  step: SequenceStep;
  lanes: readonly SequenceLane[];
  isHydrated: boolean;
  isOpen: boolean;
  setOpen: (id: string, isOpen: boolean, isCurrent: boolean) => void;
  isSkippable: boolean;
  isCurrent: boolean;
  isLater: boolean;
};

/**
 * Of hundreds of steps only those are drawn again that changed. Each has as few elements as will do,
 * and most are never opened: a `<details>` would be a dozen elements of the browser's own.
 */
const Step = memo(function Step(props: StepProps) {
  const { number, step, lanes, isHydrated, isOpen, setOpen, isSkippable, isCurrent, isLater } =
    props;
  const { from, to, title, at, since, requestId, failure, notes, code, more } = step;
  const place = (id: string) => lanes.findIndex((lane) => lane.id === id);
  const nameOf = (id: string) => lanes[place(id)]?.name ?? id;
  const [start, end] = [place(from), place(to)];
  const opener = more ? "Details" : code && "Code";
  return (
    <li
      className={classes.step}
      data-failed={failure !== null || undefined}
      data-skippable={isSkippable || undefined}
      data-later={isLater || undefined}
      aria-current={isCurrent ? "step" : undefined}
    >
      <div className={classes.about}>
        <p className={classes.title} data-number={number}>
          {title}
        </p>
        <p className={classes.parties}>
          {from === to ? `At ${nameOf(from)}` : `${nameOf(from)} to ${nameOf(to)}`}
        </p>
        <p className={classes.facts}>
          {since}
          {clockTime(at, isHydrated)}
          {requestId && (
            <span>
              request <code>{requestId}</code>
            </span>
          )}
        </p>
        {notes}
      </div>
      <div
        className={classes.arrows}
        data-direction={start === end ? "none" : start < end ? "right" : "left"}
        style={
          { "--first": Math.min(start, end), "--span": Math.abs(end - start) } as CSSProperties
        }
      >
        <Arrows step={step} />
      </div>
      {opener && (
        <button
          type="button"
          className={classes.opener}
          aria-label={`${opener} of step ${number}`}
          aria-expanded={isOpen}
          disabled={!isHydrated}
          onClick={() => setOpen(step.id, !isOpen, isCurrent)}
        >
          {opener}
        </button>
      )}
      {opener && isOpen && (
        <div className={classes.more}>
          {code && <CodeBlock code={code} label={`Code of step ${number}`} />}
          {more?.()}
        </div>
      )}
    </li>
  );
});

/** What was asked for, above its arrow, and what came back, below its own. */
function Arrows({ step }: { step: SequenceStep }) {
  const { from, to, call, durationMs, failure, title } = step;
  if (from === to) return <p className={classes.event}>{failure ?? call ?? title}</p>;
  return (
    <>
      <p className={classes.request}>
        <code>{call ? breakable(call) : title}</code>
      </p>
      {durationMs !== null && (
        <p className={classes.answer}>
          <span>{answerOf(step, durationMs)}</span>
        </p>
      )}
    </>
  );
}

/** A path breaks after its slashes before it breaks anywhere else. */
const breakable = (path: string) =>
  path.split(/(?<=\/)(?=.)/).map((part, index) =>
    index === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, always in this order.
      <Fragment key={index}>
        <wbr />
        {part}
      </Fragment>
    ),
  );

/** `200 · 35 ms`, `400 INVALID_PRODUCT · 35 ms`, `no answer · 10.0 s`. A sentence says the status itself. */
function answerOf({ status, failure, answer }: SequenceStep, durationMs: number): string {
  const took = durationMs < 1000 ? `${durationMs} ms` : `${(durationMs / 1000).toFixed(1)} s`;
  if (failure?.includes(" ")) return `${failure} · ${took}`;
  return `${[status, failure].filter(Boolean).join(" ") || (answer ?? "no answer")} · ${took}`;
}
