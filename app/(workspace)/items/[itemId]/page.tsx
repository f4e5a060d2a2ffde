import type { Metadata } from "next";
import { requireViewer } from "@/lib/auth/viewer";
import { describeItem } from "@/lib/items/describe-item";
import { linkScript } from "@/lib/plaid/link-script";
import { routes } from "@/lib/routes";
import { orNotFound } from "../../_components/or-not-found";
import { AwaitItems } from "../../accounts/_components/await-items";
import { ItemNotice } from "../../accounts/_components/item-notice";
import { Panel } from "../../link/_components/panel";
import { UpdateButtons } from "../../link/_components/update-buttons";
import { DisconnectItem } from "./_components/disconnect-item";
import { ItemAccounts } from "./_components/item-accounts";
import { ItemFacts } from "./_components/item-facts";
import { ItemHead } from "./_components/item-head";
import { ItemSessions } from "./_components/item-sessions";
import { NumbersOnDemand } from "./_components/numbers-on-demand";
import { OwnersOnDemand } from "./_components/owners-on-demand";
import { RotateToken } from "./_components/rotate-token";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Bank" };

/** One linked bank: how it is, what it holds, what Plaid may tell of it, and its end. */
export default async function ItemPage({ params }: PageProps<"/items/[itemId]">) {
  const viewer = await requireViewer();
  const { itemId } = await params;
  const details = await orNotFound(itemId, (id) => describeItem(viewer, id));
  const { item } = details;
  const name = item.institutionName ?? "Unnamed bank";
  const here = routes.item(itemId);
  const page = { itemId, scriptUrl: linkScript().url, returnTo: here };
  const serverNow = Date.now();
  return (
    <>
      <ItemHead item={item} name={name} serverNow={serverNow} />
      <AwaitItems isWaiting={item.state === "linked"} />
      <div className={classes.notice}>
        <ItemNotice item={item} serverNow={serverNow} scriptUrl={page.scriptUrl} returnTo={here} />
      </div>
      <ItemAccounts item={item} name={name} serverNow={serverNow} />
      <div className={classes.columns}>
        <Panel title="Account numbers">
          <NumbersOnDemand {...page} />
        </Panel>
        <Panel title="Owners">
          <OwnersOnDemand {...page} />
        </Panel>
      </div>
      <Panel title="What is shared">
        <ItemFacts {...details} serverNow={serverNow} />
        <UpdateButtons {...page} updates={["accounts", "permissions"]} size="xs" />
      </Panel>
      <Panel title="Link sessions">
        <ItemSessions sessions={details.sessions} serverNow={serverNow} />
      </Panel>
      <Panel title="Access">
        <RotateToken itemId={itemId} />
        <DisconnectItem itemId={itemId} name={name} />
      </Panel>
    </>
  );
}
