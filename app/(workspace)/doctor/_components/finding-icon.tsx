import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
} from "@tabler/icons-react";
import type { FindingState } from "@/lib/contracts/doctor";
import classes from "./finding-icon.module.css";

const ICONS = {
  problem: IconCircleX,
  warning: IconAlertTriangle,
  skipped: IconCircleMinus,
  ok: IconCircleCheck,
} as const satisfies Record<FindingState, unknown>;

type Props = { state: FindingState; size: number };

/** Repeats for the eye what a word beside it says. */
export function FindingIcon({ state, size }: Props) {
  const Icon = ICONS[state];
  return <Icon size={size} aria-hidden="true" className={classes.icon} data-state={state} />;
}
