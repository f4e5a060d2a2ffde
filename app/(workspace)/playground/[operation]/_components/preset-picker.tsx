import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import type { Preset } from "@/lib/playground/operation";
import classes from "./request-panel.module.css";
import type { PlaidRequest, RequestStore } from "./request-store";

type Props = {
  presets: readonly Preset[];
  store: RequestStore;
  fill: (preset: Preset) => PlaidRequest;
};

/** Requests to begin with. What a preset takes the place of can be had back. */
export function PresetPicker({ presets, store, fill }: Props) {
  const [taken, setTaken] = useState<{ preset: Preset; before: PlaidRequest } | null>(null);

  function take(preset: Preset) {
    setTaken({ preset, before: store.request() });
    store.replace(fill(preset));
  }

  return (
    <div className={classes.presets}>
      <p id="presets">Begin with</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers Safari does not take it for a list. */}
      <ul role="list" aria-labelledby="presets">
        {presets.map((preset) => (
          <li key={preset.name}>
            <ActionButton
              size="compact-sm"
              variant="default"
              title={preset.about}
              onClick={() => take(preset)}
            >
              {preset.name}
            </ActionButton>
          </li>
        ))}
      </ul>
      {taken && (
        <p role="status" className={classes.taken}>
          {taken.preset.name}: {taken.preset.about}{" "}
          <button
            type="button"
            onClick={() => {
              store.replace(taken.before);
              setTaken(null);
            }}
          >
            Undo
          </button>
        </p>
      )}
    </div>
  );
}
