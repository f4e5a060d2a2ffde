import type { Metadata } from "next";
import { FlowSteps } from "@/app/_components/flow-steps";
import { standardSteps } from "@/app/_components/standard-steps";
import { requireViewer } from "@/lib/auth/viewer";
import { linkScript } from "@/lib/plaid/link-script";
import { linkModes } from "../_components/link-modes";
import { ModePage } from "../_components/mode-page";
import { Panel } from "../_components/panel";
import { StandardLink } from "./_components/standard-link";

export const metadata: Metadata = { title: "Standard Link" };

/** The standard flow, ready to run in a language of the person's choice. */
export default async function StandardLinkPage() {
  await requireViewer();
  return (
    <ModePage {...linkModes.standard}>
      <StandardLink scriptUrl={linkScript().url} />
      <Panel title="What happens, step by step">
        <FlowSteps steps={standardSteps} />
      </Panel>
    </ModePage>
  );
}
