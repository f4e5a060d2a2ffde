import { Title } from "@mantine/core";
import type { Metadata } from "next";
import { requireViewer } from "@/lib/auth/viewer";
import { noPassword } from "@/lib/contracts/account";
import { listAuditEvents } from "@/lib/data/audit-events";
import { listRemovals } from "@/lib/data/item-removals";
import { listSessions } from "@/lib/data/sessions";
import { findPasswordHash } from "@/lib/data/users";
import { routes } from "@/lib/routes";
import { Panel } from "../link/_components/panel";
import { ChangePassword } from "./_components/change-password";
import { DeleteAccount } from "./_components/delete-account";
import { RecentActivity } from "./_components/recent-activity";
import { RemovalList } from "./_components/removal-list";
import { SignedInBrowsers } from "./_components/signed-in-browsers";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Settings" };

const noDemoPassword = "The demo user has no password: its button signs everybody in.";

/** What a person can do with their own account: see who uses it, take their data along, and leave. */
export default async function SettingsPage() {
  const viewer = await requireViewer();
  const [removals, passwordHash, sessions, events] = await Promise.all([
    listRemovals(viewer),
    findPasswordHash(viewer),
    listSessions(viewer),
    listAuditEvents(viewer),
  ]);
  const serverNow = Date.now();
  return (
    <>
      <Title order={1}>Settings</Title>
      <RemovalList removals={removals} serverNow={serverNow} />
      <Panel title="Where you are signed in">
        <SignedInBrowsers sessions={sessions} serverNow={serverNow} />
      </Panel>
      <Panel title="Password">
        {passwordHash === null ? (
          <p className={classes.text}>{viewer.isDemo ? noDemoPassword : noPassword}</p>
        ) : (
          <ChangePassword email={viewer.email} />
        )}
      </Panel>
      <RecentActivity events={events} serverNow={serverNow} />
      <Panel title="Your data">
        <p className={classes.text}>
          Everything that this app has stored of you, as one JSON file: banks, accounts, balances,
          transactions, Link sessions and what happened in them. Access tokens and other secrets are
          not in it.
        </p>
        <div>
          <a className={classes.download} href={routes.api.accountExport()} download>
            Download my data
          </a>
        </div>
      </Panel>
      <Panel title="Delete this account">
        <DeleteAccount hasPassword={passwordHash !== null} />
      </Panel>
    </>
  );
}
