import type { Metadata } from "next";
import { routes } from "@/lib/routes";
import { ButtonLink } from "../_components/button-link";
import { EmulatorBanner } from "../_components/emulator-banner";
import classes from "../_components/error-panel.module.css";
import { PublicFrame } from "../_components/public-frame";

export const metadata: Metadata = { title: "Account deleted" };

/** Where somebody arrives who has just deleted their account. */
export default function AccountDeletedPage() {
  return (
    <PublicFrame>
      <EmulatorBanner />
      <div className={classes.panel}>
        <h1>Your account is deleted</h1>
        <p>
          You are signed out everywhere. Your banks are being disconnected at Plaid; as soon as that
          is done, what was stored of you is erased. You need do nothing more.
        </p>
        <div className={classes.actions}>
          <ButtonLink href={routes.home()} variant="default">
            Go to the start page
          </ButtonLink>
        </div>
      </div>
    </PublicFrame>
  );
}
