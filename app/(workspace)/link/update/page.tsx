import type { Metadata } from "next";
import { ButtonLink } from "@/app/_components/button-link";
import { requireViewer } from "@/lib/auth/viewer";
import { listItems } from "@/lib/data/items";
import { linkScript } from "@/lib/plaid/link-script";
import { routes } from "@/lib/routes";
import { linkModes } from "../_components/link-modes";
import { ModePage } from "../_components/mode-page";
import { Panel } from "../_components/panel";
import { UpdateButtons } from "../_components/update-buttons";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Update mode" };

/** Each linked bank with the three things that update mode can do for it. */
export default async function UpdateModePage() {
  const viewer = await requireViewer();
  const items = await listItems(viewer);
  const scriptUrl = linkScript().url;
  return (
    <ModePage {...linkModes.update}>
      {items.length === 0 && (
        <Panel title="There is no bank to update yet">
          <p>Link one first. It can then be repaired, changed and extended here.</p>
          <div>
            <ButtonLink href={routes.linkStandard()}>Link a bank account</ButtonLink>
          </div>
        </Panel>
      )}
      {items.map((item) => (
        <Panel key={item.id} title={item.institutionName ?? "Unnamed bank"}>
          <p className={classes.facts}>
            {item.accounts.length} account{item.accounts.length === 1 ? "" : "s"} shared
            {item.errorCode && (
              <>
                {" · "}
                <code>{item.errorCode}</code>
              </>
            )}
          </p>
          <UpdateButtons itemId={item.id} scriptUrl={scriptUrl} returnTo={routes.linkUpdate()} />
        </Panel>
      ))}
      <Panel title="What each is for">
        <dl className={classes.uses}>
          <dt>Sign in again</dt>
          <dd>
            The bank no longer lets Plaid in: a new password, an ended consent, an announced
            disconnection. <code>access_token</code> alone.
          </dd>
          <dt>Choose accounts</dt>
          <dd>
            The person shares more or fewer accounts. Those they take back are gone here too.{" "}
            <code>update.account_selection_enabled</code>
          </dd>
          <dt>Grant more</dt>
          <dd>
            Your app wants a product that the person has not agreed to.{" "}
            <code>additional_consented_products</code>
          </dd>
        </dl>
      </Panel>
    </ModePage>
  );
}
