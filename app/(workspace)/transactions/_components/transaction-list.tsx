"use client";

import { VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { callApi } from "@/lib/browser/call-api";
import type { ListTransactionsAnswer, TransactionFilters } from "@/lib/contracts/transactions";
import { transactionsQuery } from "@/lib/contracts/transactions-query";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../_components/action-problem";
import table from "../../_components/table.module.css";
import { useAction } from "../../_components/use-action";
import { SHOWN_AT_ONCE, SHOWN_MAX } from "./shown";
import classes from "./transaction-list.module.css";
import { TransactionRow } from "./transaction-row";

type Props = { filters: TransactionFilters; initial: ListTransactionsAnswer };

/**
 * Transactions, and a button for more of them. How many are shown stands in the address, so that going
 * back or loading the page again shows as many.
 */
export function TransactionList({ filters, initial }: Props) {
  const [{ transactions, next }, setList] = useState(initial);
  const { isBusy, problem, run } = useAction();

  const loadMore = (after: string) =>
    run(async () => {
      const query = transactionsQuery(filters, { after, limit: String(SHOWN_AT_ONCE) });
      const more = await callApi<ListTransactionsAnswer>("GET", routes.api.transactions(query));
      const all = [...transactions, ...more.transactions];
      setList({ transactions: all, next: more.next });
      keepInAddress(all.length);
    });

  return (
    <div className={classes.frame}>
      <table className={table.table}>
        <caption>
          <VisuallyHidden>Transactions</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col" className={table.wide}>
              Date
            </th>
            <th scope="col">Description</th>
            <th scope="col" className={table.wide}>
              Category
            </th>
            <th scope="col" className={table.wide}>
              Account
            </th>
            <th scope="col" className={table.amount}>
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {transactions.map((transaction) => (
            <TransactionRow key={transaction.id} {...transaction} />
          ))}
        </tbody>
      </table>
      <div className={classes.foot}>
        <p role="status">
          {transactions.length === 1 ? "One transaction" : `${transactions.length} transactions`}
          {next === null ? ", all that there are" : " shown"}
        </p>
        {next !== null && (
          <ActionButton variant="default" size="xs" loading={isBusy} onClick={() => loadMore(next)}>
            Load more
          </ActionButton>
        )}
        <ActionProblem
          problem={problem}
          title="No more could be loaded"
          returnTo={routes.transactions(transactionsQuery(filters))}
        />
      </div>
    </div>
  );
}

function keepInAddress(count: number) {
  const url = new URL(window.location.href);
  url.searchParams.set("shown", String(Math.min(count, SHOWN_MAX)));
  window.history.replaceState(null, "", url);
}
