import type { ReactNode } from "react";
import { EmulatorBanner } from "../_components/emulator-banner";
import { PublicFrame } from "../_components/public-frame";
import classes from "./layout.module.css";

/** The frame of sign-in and sign-up. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <PublicFrame>
      <div className={classes.column}>
        <div className={classes.card}>{children}</div>
        <EmulatorBanner />
      </div>
    </PublicFrame>
  );
}
