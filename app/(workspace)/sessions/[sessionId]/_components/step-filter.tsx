"use client";

import { Checkbox } from "@mantine/core";
import type { InspectorLane } from "@/lib/contracts/inspector";
import classes from "./inspector.module.css";
import { lanes } from "./lanes";

/** Which steps are shown: those that touch one of the lanes, or of them only what went wrong. */
export type Shown = { lanes: ReadonlySet<InspectorLane>; onlyErrors: boolean };

type Props = { shown: Shown; onChange: (shown: Shown) => void; isDisabled: boolean };

/** Chooses the steps that are shown. */
export function StepFilter({ shown, onChange, isDisabled }: Props) {
  const toggle = (lane: InspectorLane) => {
    const chosen = new Set(shown.lanes);
    if (!chosen.delete(lane)) chosen.add(lane);
    onChange({ ...shown, lanes: chosen });
  };
  return (
    <fieldset className={classes.filter} disabled={isDisabled}>
      <legend>Show</legend>
      {lanes.map(({ id, name }) => (
        <Checkbox
          key={id}
          size="xs"
          label={name}
          checked={shown.lanes.has(id)}
          onChange={() => toggle(id)}
        />
      ))}
      <Checkbox
        size="xs"
        label="Errors only"
        checked={shown.onlyErrors}
        onChange={({ currentTarget }) => onChange({ ...shown, onlyErrors: currentTarget.checked })}
      />
    </fieldset>
  );
}
