import "server-only";
import type { InspectorStep } from "@/lib/contracts/inspector";

/** A step before it is known when the first one was. */
export type Untimed = Omit<InspectorStep, "sinceStartMs">;

/**
 * Steps in order of time. Of one and the same millisecond, those come first that are first in the
 * list they were given in.
 */
export function inOrder(steps: Untimed[]): InspectorStep[] {
  const times = new Map(steps.map((step) => [step, Date.parse(step.at)]));
  const timeOf = (step: Untimed) => times.get(step) ?? 0;
  const sorted = [...steps].sort((a, b) => timeOf(a) - timeOf(b));
  const start = sorted[0] ? timeOf(sorted[0]) : 0;
  return sorted.map((step) => ({ ...step, sinceStartMs: timeOf(step) - start }));
}
