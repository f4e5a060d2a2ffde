import { Title } from "@mantine/core";
import type { Metadata } from "next";
import { requireViewer } from "@/lib/auth/viewer";
import { listItems } from "@/lib/data/items";
import { linkScript } from "@/lib/plaid/link-script";
import { routes } from "@/lib/routes";
import { LinkLauncher } from "../link/_components/link-launcher";
import { EmptyAccounts } from "./_components/empty-accounts";
import { ItemCard } from "./_components/item-card";
import { TotalsSummary } from "./_components/totals-summary";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Accounts" };

/** The viewer's banks with their accounts, and what it all adds up to. */
export default async function AccountsPage() {
  const viewer = await requireViewer();
  const items = await listItems(viewer);
  const serverNow = Date.now();
  const isEmpty = items.length === 0;
  const launcher = <LinkLauncher scriptUrl={linkScript().url} returnTo={routes.accounts()} />;
  return (
    <>
      <div className={classes.head}>
        <Title order={1}>Accounts</Title>
        {!isEmpty && launcher}
      </div>
      {isEmpty ? (
        <EmptyAccounts launcher={launcher} />
      ) : (
        <>
          <TotalsSummary accounts={items.flatMap((item) => item.accounts)} />
          <div className={classes.items} data-side-by-side={items.length > 1 || undefined}>
            {items.map((item) => (
              <ItemCard key={item.id} item={item} serverNow={serverNow} />
            ))}
          </div>
        </>
      )}
    </>
  );
}
