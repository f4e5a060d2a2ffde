"use client";

import { useClipboard } from "@mantine/hooks";
import { ActionButton } from "@/app/_components/action-button";
import type { DoctorAnswer } from "@/lib/contracts/doctor";
import { doctorReport, doctorSummary, toBeDone } from "@/lib/contracts/doctor-report";
import { ClockTime } from "../../_components/clock-time";
import classes from "./doctor-summary.module.css";
import { FindingIcon } from "./finding-icon";

const COPIED_MS = 4_000;

type Props = { answer: DoctorAnswer; isBusy: boolean; onCheckAgain: () => void };

/** How things look on the whole, since when, and what can be done with that. */
export function DoctorSummary({ answer, isBusy, onCheckAgain }: Props) {
  const { copy, copied, error } = useClipboard({ timeout: COPIED_MS });

  const worst = toBeDone(answer)[0]?.state ?? "ok";
  return (
    <section className={classes.summary} data-state={worst} aria-label="Summary">
      <FindingIcon state={worst} size={26} />
      <div className={classes.words}>
        {/* The time is part of it, so that it is told again when nothing else has changed. */}
        <div role="status">
          <p className={classes.verdict}>{VERDICTS[worst]}</p>
          <p className={classes.facts}>
            {doctorSummary(answer)}. Checked at <ClockTime at={answer.checkedAt} />, in{" "}
            {answer.durationMs} ms.
          </p>
        </div>
      </div>
      <div className={classes.actions}>
        <span role="status" className={classes.said}>
          {copied && "Copied"}
          {error && "The browser does not let this page copy"}
        </span>
        <ActionButton variant="default" onClick={() => copy(doctorReport(answer))}>
          Copy report
        </ActionButton>
        <ActionButton loading={isBusy} onClick={onCheckAgain}>
          Check again
        </ActionButton>
      </div>
    </section>
  );
}

const VERDICTS = {
  problem: "Something does not work",
  warning: "It works, and could work better",
  skipped: "All is well",
  ok: "All is well",
} as const;
