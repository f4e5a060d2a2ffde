import { Title } from "@mantine/core";
import type { Metadata } from "next";
import { requireViewer } from "@/lib/auth/viewer";
import { listRemovals } from "@/lib/data/item-removals";
import { findPasswordHash } from "@/lib/data/users";
import { routes } from "@/lib/routes";
import { Panel } from "../link/_components/panel";
import { DeleteAccount } from "./_components/delete-account";
import { RemovalList } from "./_components/removal-list";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Settings" };

/** What a person can do with their own account: take their data along, and leave. */
export default async function SettingsPage() {
  const viewer = await requireViewer();
  const [removals, passwordHash] = await Promise.all([
    listRemovals(viewer),
    findPasswordHash(viewer),
  ]);
  return (
    <>
      <Title order={1}>Settings</Title>
      <RemovalList removals={removals} serverNow={Date.now()} />
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
