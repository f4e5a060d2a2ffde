import type { ReactNode } from "react";
import classes from "./badge.module.css";

export type Tone = "quiet" | "plain" | "accent" | "warning" | "danger";

/** A state, in a word. The colour repeats what the word says. */
export const Badge = ({ tone, children }: { tone: Tone; children: ReactNode }) => (
  <span className={classes.badge} data-tone={tone}>
    {children}
  </span>
);
