"use client";

import { useState } from "react";
import { callApi } from "@/lib/browser/call-api";
import { type DoctorAnswer, findingGroups } from "@/lib/contracts/doctor";
import { toBeDone } from "@/lib/contracts/doctor-report";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../_components/action-problem";
import { useAction } from "../../_components/use-action";
import { DoctorSummary } from "./doctor-summary";
import { FindingList } from "./finding-list";

/** What the doctor found: what has to be done first, then what is fine, and a way to look again. */
export function DoctorFindings({ initial }: { initial: DoctorAnswer }) {
  const [answer, setAnswer] = useState(initial);
  const { isBusy, problem, run } = useAction();
  const checkAgain = () =>
    run(async () => setAnswer(await callApi<DoctorAnswer>("GET", routes.api.doctor())));

  const urgent = toBeDone(answer);
  return (
    <>
      <DoctorSummary answer={answer} isBusy={isBusy} onCheckAgain={() => void checkAgain()} />
      <ActionProblem
        problem={problem}
        title="It could not be checked again"
        returnTo={routes.doctor()}
      >
        What stands below was found before.
      </ActionProblem>
      {urgent.length > 0 && <FindingList title="To be done" findings={urgent} hasGroups />}
      {findingGroups.map((group) => {
        const findings = answer.findings.filter((one) => one.group === group && !one.todo);
        return findings.length > 0 && <FindingList key={group} title={group} findings={findings} />;
      })}
    </>
  );
}
