import type { DoctorAnswer, Finding } from "@/lib/contracts/doctor";
import { examine } from "@/lib/doctor/examine";
import { forgetAnswers } from "@/lib/doctor/remembered";

/** One of the findings, by its id. */
export function findingIn({ findings }: Pick<DoctorAnswer, "findings">, id: string): Finding {
  const found = findings.find((finding) => finding.id === id);
  if (!found) throw new Error(`The doctor has no check ${id}.`);
  return found;
}

/** Has the doctor look afresh at everything, and answers what one check found. */
export async function examined(id: string): Promise<Finding> {
  forgetAnswers();
  return findingIn(await examine(), id);
}
