import type { Metadata } from "next";
import { requireViewer } from "@/lib/auth/viewer";
import { listTransactionsHealth } from "@/lib/data/transactions-health";
import { routes } from "@/lib/routes";
import { TransactionsPage } from "./_components/transactions-page";

export const metadata: Metadata = { title: "Transactions" };

/** The viewer's transactions at all banks. */
export default async function AllTransactionsPage({ searchParams }: PageProps<"/transactions">) {
  const viewer = await requireViewer();
  return (
    <TransactionsPage
      viewer={viewer}
      title="Transactions"
      path={routes.transactions()}
      query={await searchParams}
      banks={listTransactionsHealth(viewer)}
    />
  );
}
