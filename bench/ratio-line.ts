import { median } from "./load";

/** What a ratio is to be: at least something, or at most. */
type Goal = { atLeast: number } | { atMost: number };

/**
 * Tells the middle of the ratios of several rounds, and how far they lie apart. A goal that is missed
 * is said, and fails the process.
 */
export function ratioLine(what: string, ratios: number[], goal: Goal): string {
  const ratio = median(ratios);
  const [wanted, isMissed] =
    "atLeast" in goal
      ? [`${goal.atLeast.toFixed(2)} or more`, !(ratio >= goal.atLeast)]
      : [`${goal.atMost} or less`, !(ratio <= goal.atMost)];
  if (isMissed) process.exitCode = 1;
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)].map((one) => one.toFixed(2));
  const missed = isMissed ? ", MISSED" : "";
  return `${what}: ${ratio.toFixed(2)} (goal ${wanted}${missed}; ${low} to ${high} over ${ratios.length} rounds)`;
}
