import type { Metadata } from "next";
import { PageLink } from "@/app/_components/page-link";
import { requireViewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { describeInspection } from "@/lib/inspector/describe-inspection";
import { routes } from "@/lib/routes";
import { orNotFound } from "../../_components/or-not-found";
import { Inspector } from "./_components/inspector";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Link session" };

/** One Link session, step by step. */
export default async function SessionPage({ params }: PageProps<"/sessions/[sessionId]">) {
  const viewer = await requireViewer();
  const { sessionId } = await params;
  const initial = await orNotFound(sessionId, (id) => describeInspection(viewer, id));
  return (
    <>
      <PageLink href={routes.sessions()} className={classes.back}>
        All sessions
      </PageLink>
      <Inspector key={sessionId} initial={initial} environment={env().PLAID_ENV} />
    </>
  );
}
