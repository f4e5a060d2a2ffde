import type { Metadata } from "next";
import { ButtonLink } from "@/app/_components/button-link";
import { requireViewer } from "@/lib/auth/viewer";
import { listLinkSessionViews } from "@/lib/data/link-session-views";
import { routes } from "@/lib/routes";
import { PageHead } from "../_components/page-head";
import { Panel } from "../link/_components/panel";
import { SessionsTable } from "./_components/sessions-table";

export const metadata: Metadata = { title: "Inspector" };

/** The viewer's Link sessions, each of which can be looked into. */
export default async function SessionsPage() {
  const viewer = await requireViewer();
  const sessions = await listLinkSessionViews(viewer);
  return (
    <>
      <PageHead title="Inspector">
        <p>
          Every time you went through Link, and inside it every call, callback, webhook and write,
          in the order in which they happened. The newest fifty are listed.
        </p>
      </PageHead>
      {sessions.length > 0 ? (
        <SessionsTable sessions={sessions} serverNow={Date.now()} />
      ) : (
        <Panel title="Nothing has happened yet">
          <p>Open Link once, and you can see here what went on behind it.</p>
          <div>
            <ButtonLink href={routes.link()}>Go to Link</ButtonLink>
          </div>
        </Panel>
      )}
    </>
  );
}
