import { Title } from "@mantine/core";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireViewer } from "@/lib/auth/viewer";
import { listAccountSums } from "@/lib/data/account-sums";
import { listRemovals } from "@/lib/data/item-removals";
import { ITEMS_PER_PAGE, listItemsPage } from "@/lib/data/items";
import { listOpenAttempts } from "@/lib/data/public-token-exchanges";
import { linkScript } from "@/lib/plaid/link-script";
import { routes } from "@/lib/routes";
import { LinkLauncher } from "../link/_components/link-launcher";
import { AwaitItems } from "./_components/await-items";
import { EmptyAccounts } from "./_components/empty-accounts";
import { ItemCard } from "./_components/item-card";
import { ItemPages } from "./_components/item-pages";
import { OpenAttemptNotice } from "./_components/open-attempt-notice";
import { RemovalNotice } from "./_components/removal-notice";
import { TotalsSummary } from "./_components/totals-summary";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Accounts" };

/** The viewer's banks with their accounts, a page at a time, and what all of it adds up to. */
export default async function AccountsPage({ searchParams }: PageProps<"/accounts">) {
  const viewer = await requireViewer();
  const page = pageOf((await searchParams).page);
  const [{ items, total }, sums, attempts, removals] = await Promise.all([
    listItemsPage(viewer, page),
    listAccountSums(viewer),
    listOpenAttempts(viewer),
    listRemovals(viewer),
  ]);
  const serverNow = Date.now();
  const isEmpty = total === 0;
  if (items.length === 0 && page > 1) redirect(routes.accounts());
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
      <RemovalNotice removals={removals} />
      <AwaitItems
        isWaiting={removals.length > 0 || items.some(({ state }) => state === "linked")}
      />
      {isEmpty ? (
        <EmptyAccounts launcher={launcher} />
      ) : (
        <>
          <TotalsSummary sums={sums} />
          <div className={classes.items} data-side-by-side={items.length > 1 || undefined}>
            {items.map((item) => (
              <ItemCard key={item.id} item={item} serverNow={serverNow} scriptUrl={scriptUrl} />
            ))}
          </div>
          <ItemPages page={page} pages={Math.ceil(total / ITEMS_PER_PAGE)} total={total} />
        </>
      )}
    </>
  );
}

/** Anything but a page there can be is the first one. */
function pageOf(asked: string | string[] | undefined): number {
  return typeof asked === "string" && /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
}
