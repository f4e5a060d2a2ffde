import type { InspectorStep } from "@/lib/contracts/inspector";
import classes from "./step-notes.module.css";
import { raceWords } from "./step-words";

/** What stands out about a step: who won a race, and what went wrong and what to do about it. */
export function StepNotes({ step: { race, error } }: { step: InspectorStep }) {
  return (
    <div className={classes.notes}>
      {race && (
        <span className={classes.race} data-outcome={race.outcome}>
          {raceWords[race.outcome]}
        </span>
      )}
      {error && (
        <p className={classes.error}>
          <code>{error.code}</code> {error.meaning} <strong>{error.remedy}</strong>
        </p>
      )}
    </div>
  );
}
