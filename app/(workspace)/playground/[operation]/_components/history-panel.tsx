"use client";

import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ClockTime } from "../../../_components/clock-time";
import { Panel } from "../../../link/_components/panel";
import { isGood, statusWords } from "./answer-panel";
import { forgetCalls, type PastCall, useCallHistory } from "./call-history";
import { CompareCalls } from "./compare-calls";
import classes from "./history-panel.module.css";

type Props = { personId: string; onReplay: (call: PastCall) => void };

/** The last calls of this tab, to make once more, or to hold against each other. */
export function HistoryPanel({ personId, onReplay }: Props) {
  const calls = useCallHistory(personId);
  const [chosen, setChosen] = useState<string[]>([]);
  const [after, before] = calls.filter(({ id }) => chosen.includes(id));

  // A third one takes the place of the one that was chosen first.
  const toggle = (id: string, isOn: boolean) =>
    setChosen(isOn ? [...chosen, id].slice(-2) : chosen.filter((one) => one !== id));

  return (
    <Panel title="History">
      {calls.length === 0 ? (
        <p className={classes.muted}>
          The last twenty calls stand here, for as long as this tab is open.
        </p>
      ) : (
        <>
          <p className={classes.muted}>
            Choose two to compare them. All of it is forgotten with this tab.
          </p>
          {/* biome-ignore lint/a11y/noRedundantRoles: without markers Safari does not take it for a list. */}
          <ul role="list" aria-label="Calls, newest first" className={classes.calls}>
            {calls.map((call) => (
              <li key={call.id}>
                <Call
                  call={call}
                  isChosen={chosen.includes(call.id)}
                  onToggle={(isOn) => toggle(call.id, isOn)}
                  onReplay={() => onReplay(call)}
                />
              </li>
            ))}
          </ul>
          {before && after && <CompareCalls before={before} after={after} />}
          <div>
            <ActionButton
              size="compact-xs"
              variant="default"
              onClick={() => {
                setChosen([]);
                forgetCalls(personId);
              }}
            >
              Forget all
            </ActionButton>
          </div>
        </>
      )}
    </Panel>
  );
}

type CallProps = {
  call: PastCall;
  isChosen: boolean;
  onToggle: (isOn: boolean) => void;
  onReplay: () => void;
};

function Call({ call, isChosen, onToggle, onReplay }: CallProps) {
  const { operation, answer, at } = call;
  const words = answer ? statusWords(answer) : "Not asked";
  return (
    <div className={classes.call}>
      <label className={classes.what}>
        <input
          type="checkbox"
          checked={isChosen}
          onChange={({ currentTarget }) => onToggle(currentTarget.checked)}
        />
        <code>{operation}</code>
      </label>
      <span className={answer && !isGood(answer) ? classes.bad : undefined}>{words}</span>
      <span className={classes.muted}>
        {answer && `${Math.round(answer.durationMs)} ms, `}
        <ClockTime at={at} />
      </span>
      <ActionButton
        size="compact-xs"
        variant="default"
        aria-label={`Replay ${operation}`}
        onClick={onReplay}
      >
        Replay
      </ActionButton>
    </div>
  );
}
