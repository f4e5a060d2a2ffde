import type { Metadata } from "next";
import { requireViewer } from "@/lib/auth/viewer";
import { linkScript } from "@/lib/plaid/link-script";
import { linkModes } from "../_components/link-modes";
import { ModePage } from "../_components/mode-page";
import { MultiItemLink } from "./_components/multi-item-link";

export const metadata: Metadata = { title: "Several banks at once" };

/** Multi-Item Link, and what became of each bank. */
export default async function MultiItemLinkPage() {
  await requireViewer();
  return (
    <ModePage {...linkModes.multiItem}>
      <MultiItemLink scriptUrl={linkScript().url} />
    </ModePage>
  );
}
