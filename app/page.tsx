import { redirect } from "next/navigation";
import { signInMethods } from "@/lib/auth/sign-in-methods";
import { findViewer } from "@/lib/auth/viewer";
import { routes } from "@/lib/routes";
import { ButtonLink } from "./_components/button-link";
import { DemoButton } from "./_components/demo-button";
import { EmulatorBanner } from "./_components/emulator-banner";
import { FlowSteps } from "./_components/flow-steps";
import { PublicFrame } from "./_components/public-frame";
import { standardSteps } from "./_components/standard-steps";
import classes from "./page.module.css";

/** What a visitor sees first. Someone signed in has no use for it and goes to their accounts. */
export default async function HomePage() {
  if (await findViewer()) redirect(routes.accounts());
  const { demo } = signInMethods();
  return (
    <PublicFrame>
      <div className={classes.page}>
        <div>
          <h1 className={classes.title}>Plaid Link, from the click to the balance</h1>
          <p className={classes.lead}>
            This app links bank accounts with Plaid the way a production app should: access tokens
            stay on the server, every step can fail and recover, and nothing is linked twice. Sign
            in, link a bank and see its accounts in under a minute.
          </p>
          {demo && (
            <div className={classes.actions}>
              <DemoButton next={routes.accounts()} />
            </div>
          )}
          <div className={classes.actions}>
            <ButtonLink href={routes.signIn()} variant={demo ? "default" : "filled"}>
              Sign in
            </ButtonLink>
            <ButtonLink href={routes.signUp()} variant="default">
              Create account
            </ButtonLink>
          </div>
          <EmulatorBanner />
        </div>
        <section className={classes.panel} aria-labelledby="flow">
          <h2 id="flow">What happens when a bank is linked</h2>
          <FlowSteps steps={standardSteps} />
        </section>
      </div>
    </PublicFrame>
  );
}
