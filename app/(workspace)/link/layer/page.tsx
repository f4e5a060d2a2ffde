import type { Metadata } from "next";
import { requireViewer } from "@/lib/auth/viewer";
import { layerIsConfigured } from "@/lib/link/start-layer";
import { linkScript } from "@/lib/plaid/link-script";
import { linkModes } from "../_components/link-modes";
import { ModePage } from "../_components/mode-page";
import { Panel } from "../_components/panel";
import { LayerLink } from "./_components/layer-link";
import { SandboxPeople } from "./_components/sandbox-people";

export const metadata: Metadata = { title: "Layer" };

/** Layer, from the phone number to a profile that waits to be confirmed. */
export default async function LayerPage() {
  await requireViewer();
  const script = linkScript();
  return (
    <ModePage {...linkModes.layer}>
      {layerIsConfigured() ? (
        <LayerLink scriptUrl={script.url} />
      ) : (
        <Panel title="Layer is not set up">
          <p>
            Plaid has to enable Layer for your account; ask at dashboard.plaid.com/contact. Then
            make a template at dashboard.plaid.com/layer, set PLAID_LAYER_TEMPLATE_ID to its id and
            restart.
          </p>
        </Panel>
      )}
      {script.emulator && <SandboxPeople />}
    </ModePage>
  );
}
