import type { LinkSessionView } from "@/lib/contracts/link";

const modes: Record<LinkSessionView["mode"], string> = {
  standard: "Standard Link",
  embedded: "Embedded search",
  hosted: "Hosted Link",
  multi_item: "Multi-Item Link",
  layer: "Layer",
  update: "Update mode",
};

const updates: Record<NonNullable<LinkSessionView["update"]>, string> = {
  reauth: "sign in again",
  accounts: "choose accounts",
  permissions: "grant more",
};

/** The way a session uses Link, such as `Update mode: sign in again`. */
export const modeWords = ({ mode, update }: Pick<LinkSessionView, "mode" | "update">): string =>
  update ? `${modes[mode]}: ${updates[update]}` : modes[mode];

/** How a session stands. */
export const stateWords: Record<LinkSessionView["state"], string> = {
  open: "Open",
  completed: "Completed",
  exited: "Left",
  expired: "Expired",
};

/** The banks that a session led to, or was about. */
export const bankWords = ({ banks, items }: Pick<LinkSessionView, "banks" | "items">): string[] => {
  const names = [...banks, ...items].map(({ institutionName }) => institutionName ?? "A bank");
  return [...new Set(names)];
};

/** How long something took: `340 ms`, `12.3 s`, `4 min 5 s`, `2 h 3 min`. */
function durationWords(ms: number): string {
  if (ms < 1_000) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 60_000) return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes} min ${Math.floor((ms % 60_000) / 1_000)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How long a session took from its link token to its end; null while it has none. */
export const sessionDuration = ({
  createdAt,
  finishedAt,
}: Pick<LinkSessionView, "createdAt" | "finishedAt">): string | null =>
  finishedAt && durationWords(Date.parse(finishedAt) - Date.parse(createdAt));
