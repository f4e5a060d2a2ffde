import { useMemo } from "react";
import type { PastCall } from "./call-history";
import classes from "./compare-calls.module.css";
import { type DiffLine, lineDiff } from "./line-diff";

const AROUND = 3;

type Props = { before: PastCall; after: PastCall };

/** Two calls, and what is different in what was sent and what came back. */
export function CompareCalls({ before, after }: Props) {
  return (
    <div className={classes.compare}>
      <Difference title="Request" before={before.request} after={after.request} />
      {before.isCut || after.isCut ? (
        <p>One of the answers was too long to keep.</p>
      ) : (
        <Difference title="Answer" before={before.answer?.body} after={after.answer?.body} />
      )}
    </div>
  );
}

type DifferenceProps = { title: string; before: unknown; after: unknown };

function Difference({ title, before, after }: DifferenceProps) {
  const lines = useMemo(() => around(lineDiff(pretty(before), pretty(after))), [before, after]);
  const isSame = lines.every(({ mark }) => mark === " " || mark === "…");
  return (
    <div>
      <h3>{title}</h3>
      {isSame ? (
        <p>The same in both.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll it.
        <section className={classes.lines} tabIndex={0} aria-label={`${title}, what is different`}>
          {lines.map(({ mark, text }, index) => {
            const Line = elements[mark];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines never move.
              <Line key={index}>
                <span className={classes.mark}>{mark}</span>
                {text}
              </Line>
            );
          })}
        </section>
      )}
    </div>
  );
}

const elements = { " ": "div", "…": "div", "-": "del", "+": "ins" } as const;

const pretty = (value: unknown) => JSON.stringify(value ?? null, null, 2);

type ShownLine = { mark: keyof typeof elements; text: string };

/** Changed lines with a few around them; the rest is only hinted at. */
function around(lines: DiffLine[]): ShownLine[] {
  const isNear = new Uint8Array(lines.length);
  lines.forEach(({ mark }, at) => {
    if (mark !== " ") isNear.fill(1, Math.max(0, at - AROUND), at + AROUND + 1);
  });
  return lines.flatMap((line, at): ShownLine[] => {
    if (isNear[at]) return [line];
    return at === 0 || isNear[at - 1] ? [{ mark: "…", text: "" }] : [];
  });
}
