import "server-only";

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** About how long so many seconds are: "3 minutes". */
export function inWords(seconds: number): string {
  const [unit, length] = UNITS.find(([, each]) => seconds >= each) ?? ["second", 1];
  const count = Math.round(seconds / length);
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
