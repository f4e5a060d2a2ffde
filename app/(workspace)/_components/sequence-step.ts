import type { ReactNode } from "react";

/** Who takes part in a sequence: one of its lanes, from left to right. */
export type SequenceLane<Lane extends string = string> = { id: Lane; name: string };

/** One thing that happened between two lanes, or in one. */
export type SequenceStep<Lane extends string = string> = {
  id: string;
  from: Lane;
  /** The same as `from` for what happens in one place. */
  to: Lane;
  /** What it was for, in words. */
  title: string;
  /** What was asked for, such as a path; null for what nobody asked for. */
  call: string | null;
  /** ISO 8601. */
  at: string;
  /** Null where no answer was waited for. */
  durationMs: number | null;
  /** HTTP status; null when no answer came. */
  status: number | null;
  /** What came back, in words, where it has no status. */
  answer?: string;
  /** What went wrong, as a code or a sentence. */
  failure: string | null;
  requestId: string | null;
  /** The code of it, where there is any to show. */
  code: string | null;
  /** Since the first step, in words; left out where nobody counts. */
  since?: string;
  /** What else is to be said of it at once. */
  notes?: ReactNode;
  /** What it opens to instead of code. Called when it is opened. */
  more?: () => ReactNode;
};
