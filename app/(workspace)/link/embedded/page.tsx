import type { Metadata } from "next";
import { requireViewer } from "@/lib/auth/viewer";
import { linkScript } from "@/lib/plaid/link-script";
import { linkModes } from "../_components/link-modes";
import { ModePage } from "../_components/mode-page";
import { EmbeddedLink } from "./_components/embedded-link";

export const metadata: Metadata = { title: "Embedded search" };

/** Link's search for a bank as a part of the page. */
export default async function EmbeddedLinkPage() {
  await requireViewer();
  return (
    <ModePage {...linkModes.embedded}>
      <EmbeddedLink scriptUrl={linkScript().url} />
    </ModePage>
  );
}
