import { expect, test } from "vitest";
import type { DoctorAnswer, Finding } from "@/lib/contracts/doctor";
import { doctorReport, doctorSummary } from "@/lib/contracts/doctor-report";

const finding = (id: string, changes: Partial<Finding>): Finding => ({
  id,
  group: "Plaid",
  title: id,
  state: "ok",
  says: `${id} is looked at.`,
  todo: null,
  ...changes,
});

const answer: DoctorAnswer = {
  findings: [
    finding("Size", { group: "Database", facts: [{ label: "User", value: "about 3 rows" }] }),
    finding("Products", { state: "warning", todo: "Ask for it." }),
    finding("Keys", { state: "problem", todo: "Copy them.", facts: [{ label: "A", value: "1" }] }),
    finding("Layer", { state: "skipped" }),
  ],
  checkedAt: "2026-11-25T12:00:00.000Z",
  durationMs: 12,
};

test("the report begins with what has to be done, the worst first, and tells every fact", () => {
  expect(doctorReport(answer)).toBe(`To be done
  Problem      Keys: Keys is looked at.
               To do: Copy them.
               A  1
  Warning      Products: Products is looked at.
               To do: Ask for it.

Plaid
  Not checked  Layer: Layer is looked at.

Database
  Fine         Size: Size is looked at.
               User  about 3 rows

1 problem, 1 warning, 1 fine, 1 not checked. Checked at 2026-11-25T12:00:00.000Z in 12 ms.`);
});

test("facts can be left out, and states be painted", () => {
  const text = doctorReport(answer, {
    paint: (state, word) => `<${state}>${word}`,
    withFacts: ({ state }) => state !== "ok",
  });

  expect(text).toContain("<problem>Problem");
  expect(text).toContain("A  1");
  expect(text).not.toContain("about 3 rows");
});

test("the summary leaves out what there is none of", () => {
  expect(doctorSummary({ findings: [finding("Keys", {}), finding("Size", {})] })).toBe("2 fine");
});
