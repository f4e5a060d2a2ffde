import type { Metadata } from "next";
import { FlowSteps } from "@/app/_components/flow-steps";
import { PageLink } from "@/app/_components/page-link";
import { standardSteps } from "@/app/_components/standard-steps";
import { requireViewer } from "@/lib/auth/viewer";
import { PageHead } from "../_components/page-head";
import { linkModes } from "./_components/link-modes";
import { Panel } from "./_components/panel";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Link" };

/** Every way to link a bank, and what they have in common. */
export default async function LinkPage() {
  await requireViewer();
  return (
    <>
      <PageHead title="Link a bank">
        <p>
          Six ways to the same place: whichever brings the bank, and whoever tells of it first, it
          is exchanged once and stored once.
        </p>
      </PageHead>
      <ul className={classes.modes}>
        {Object.values(linkModes).map(({ title, href, lead }) => (
          <li key={href} className={classes.mode}>
            <h2>
              <PageLink href={href}>{title}</PageLink>
            </h2>
            <p>{lead}</p>
          </li>
        ))}
      </ul>
      <Panel title="What happens, step by step">
        <FlowSteps steps={standardSteps} />
      </Panel>
    </>
  );
}
