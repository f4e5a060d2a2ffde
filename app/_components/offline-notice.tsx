"use client";

import { useOffline } from "next/offline";
import classes from "./offline-notice.module.css";

/** Says that the connection is gone for as long as it is. Pages asked for meanwhile follow when it is back. */
export function OfflineNotice() {
  const isOffline = useOffline();
  return (
    <div role="status" className={classes.notice}>
      {isOffline && "You are offline. The app goes on when the connection is back."}
    </div>
  );
}
