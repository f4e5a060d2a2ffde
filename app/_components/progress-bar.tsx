"use client";

import { useIsWorking } from "@/lib/browser/pending-work";
import classes from "./progress-bar.module.css";

/** A thin line at the top of the window while something takes longer than 300 ms. */
export function ProgressBar() {
  const isWorking = useIsWorking();
  return (
    <div aria-live="polite">
      {isWorking && <div role="progressbar" aria-label="Loading" className={classes.bar} />}
    </div>
  );
}
