import type { Metadata } from "next";
import { EmulatorBanner } from "@/app/_components/emulator-banner";
import { PublicFrame } from "@/app/_components/public-frame";
import { findViewer, type Viewer } from "@/lib/auth/viewer";
import { describeSession } from "@/lib/link/describe-session";
import { Problem } from "@/lib/problem";
import { HostedReturn } from "./_components/hosted-return";
import classes from "./_components/hosted-return.module.css";

export const metadata: Metadata = { title: "Back from Plaid", referrer: "no-referrer" };

/**
 * Where Plaid sends whoever was on its page, on whichever device that was. Only the session's owner,
 * signed in there, is told anything; a stranger's page is the same for every id.
 */
export default async function HostedReturnPage({ searchParams }: PageProps<"/link/hosted/return">) {
  const { session: sessionId } = await searchParams;
  const viewer = await findViewer();
  const answer = viewer && (await findHosted(viewer, sessionId));
  return (
    <PublicFrame>
      <div className={classes.column}>
        {answer ? (
          <HostedReturn initial={answer} />
        ) : (
          <section className={classes.card}>
            <h1>You are done here</h1>
            <p>You can close this page and go back to where you started.</p>
          </section>
        )}
        <EmulatorBanner />
      </div>
    </PublicFrame>
  );
}

async function findHosted(viewer: Viewer, sessionId: string | string[] | undefined) {
  if (typeof sessionId !== "string" || !/^lks_\w{1,60}$/.test(sessionId)) return null;
  try {
    const answer = await describeSession(viewer, sessionId);
    return answer.session.mode === "hosted" ? answer : null;
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === "not_found") return null;
    throw thrown;
  }
}
