import type { Metadata } from "next";
import { requireViewer } from "@/lib/auth/viewer";
import { linkScript } from "@/lib/plaid/link-script";
import { ModePage } from "../_components/mode-page";
import { OauthReturn } from "./_components/oauth-return";

export const metadata: Metadata = { title: "Back from your bank", referrer: "no-referrer" };

/**
 * Where a bank sends people back to when Link could not open a window for it, as in webviews. Reading
 * the page changes nothing: the session is looked for by a request of its own.
 */
export default async function OauthReturnPage() {
  await requireViewer();
  return (
    <ModePage
      title="Back from your bank"
      lead="Your bank leads you here when it is done. Link goes on from here, if it still can."
    >
      <OauthReturn scriptUrl={linkScript().url} />
    </ModePage>
  );
}
