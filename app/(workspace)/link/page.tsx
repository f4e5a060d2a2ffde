import { Title } from "@mantine/core";
import type { Metadata } from "next";
import { FlowSteps } from "@/app/_components/flow-steps";
import { requireViewer } from "@/lib/auth/viewer";
import { linkScript } from "@/lib/plaid/link-script";
import { routes } from "@/lib/routes";
import { LinkLauncher } from "./_components/link-launcher";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Link" };

/** The standard flow, explained and ready to run. */
export default async function LinkPage() {
  await requireViewer();
  return (
    <>
      <div className={classes.head}>
        <Title order={1}>Link a bank</Title>
        <p className={classes.lead}>
          The standard flow: Link opens on top of this page, and your accounts are listed once it
          closes. Nothing is prepared before the click, so nothing can have expired by then.
        </p>
      </div>
      <div className={classes.launch}>
        <LinkLauncher scriptUrl={linkScript().url} returnTo={routes.link()} />
      </div>
      <section className={classes.panel} aria-labelledby="steps">
        <Title order={2} id="steps">
          What happens, step by step
        </Title>
        <FlowSteps />
      </section>
    </>
  );
}
