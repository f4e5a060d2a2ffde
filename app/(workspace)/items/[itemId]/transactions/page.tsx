import type { Metadata } from "next";
import { PageLink } from "@/app/_components/page-link";
import { requireViewer } from "@/lib/auth/viewer";
import { getTransactionsHealth } from "@/lib/data/transactions-health";
import { routes } from "@/lib/routes";
import { orNotFound } from "../../../_components/or-not-found";
import { TransactionsPage } from "../../../transactions/_components/transactions-page";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Transactions of a bank" };

/** The transactions of one linked bank. */
export default async function ItemTransactionsPage({
  params,
  searchParams,
}: PageProps<"/items/[itemId]/transactions">) {
  const viewer = await requireViewer();
  const { itemId } = await params;
  const bank = await orNotFound(itemId, (id) => getTransactionsHealth(viewer, id));
  return (
    <TransactionsPage
      viewer={viewer}
      title={`Transactions at ${bank.institutionName ?? "an unnamed bank"}`}
      path={routes.itemTransactions(itemId)}
      query={await searchParams}
      banks={[bank]}
      itemId={itemId}
    >
      <p className={classes.all}>
        <PageLink href={routes.transactions()}>Transactions at all banks</PageLink>
      </p>
    </TransactionsPage>
  );
}
