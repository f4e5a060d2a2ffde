import { Title } from "@mantine/core";
import type { Metadata } from "next";
import { requireViewer } from "@/lib/auth/viewer";
import { listItems } from "@/lib/data/items";
import { listOpenAttempts } from "@/lib/data/public-token-exchanges";
import { linkScript } from "@/lib/plaid/link-script";
import { routes } from "@/lib/routes";
import { LinkLauncher } from "../link/_components/link-launcher";
import { AwaitItems } from "./_components/await-items";
import { EmptyAccounts } from "./_components/empty-accounts";
import { ItemCard } from "./_components/item-card";
import { OpenAttemptNotice } from "./_components/open-attempt-notice";
import { TotalsSummary } from "./_components/totals-summary";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Accounts" };

/** The viewer's banks with their accounts, and what it all adds up to. */
export default async function AccountsPage() {
  const viewer = await requireViewer();
  const [items, attempts] = await Promise.all([listItems(viewer), listOpenAttempts(viewer)]);
  const serverNow = Date.now();
  const isEmpty = items.length === 0;
  const scriptUrl = linkScript().url;
  const launcher = <LinkLauncher scriptUrl={scriptUrl} returnTo={routes.accounts()} />;
  return (
    <>
      <div className={classes.head}>
        <Title order={1}>Accounts</Title>
        {!isEmpty && launcher}
      </div>
      {attempts.map((attempt) => (
        <OpenAttemptNotice key={attempt.id} attempt={attempt} scriptUrl={scriptUrl} />
      ))}
      <AwaitItems isWaiting={items.some(({ state }) => state === "linked")} />
      {isEmpty ? (
        <EmptyAccounts launcher={launcher} />
      ) : (
        <>
          <TotalsSummary accounts={items.flatMap((item) => item.accounts)} />
          <div className={classes.items} data-side-by-side={items.length > 1 || undefined}>
            {items.map((item) => (
              <ItemCard key={item.id} item={item} serverNow={serverNow} scriptUrl={scriptUrl} />
            ))}
          </div>
        </>
      )}
    </>
  );
}
