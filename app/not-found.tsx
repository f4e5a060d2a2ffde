import type { Metadata } from "next";
import { routes } from "@/lib/routes";
import { ButtonLink } from "./_components/button-link";
import classes from "./_components/error-panel.module.css";
import { PublicFrame } from "./_components/public-frame";

export const metadata: Metadata = { title: "Not found" };

/** The answer to an address that leads nowhere. */
export default function NotFoundPage() {
  return (
    <PublicFrame>
      <div className={classes.panel}>
        <h1>There is no such page</h1>
        <p>The address may be mistyped, or what it led to is no longer there.</p>
        <div className={classes.actions}>
          <ButtonLink href={routes.home()}>Go to the start</ButtonLink>
        </div>
      </div>
    </PublicFrame>
  );
}
