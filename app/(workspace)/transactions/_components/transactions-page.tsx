import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { Viewer } from "@/lib/auth/viewer";
import { CATEGORIES, readFilters, type TransactionsHealth } from "@/lib/contracts/transactions";
import { transactionsQuery } from "@/lib/contracts/transactions-query";
import { listTransactions } from "@/lib/data/transactions";
import { type AccountChoice, listAccountChoices } from "@/lib/data/transactions-health";
import { sumTransactions } from "@/lib/data/transactions-totals";
import { linkScript } from "@/lib/plaid/link-script";
import { routes } from "@/lib/routes";
import { AwaitItems } from "../../accounts/_components/await-items";
import { ActiveFilters } from "./active-filters";
import { categoryWords } from "./category-words";
import { EmptyTransactions } from "./empty-transactions";
import { type Choices, FilterForm } from "./filter-form";
import { Freshness } from "./freshness";
import { shownOf } from "./shown";
import { TotalsView } from "./totals-view";
import { TransactionList } from "./transaction-list";
import classes from "./transactions-page.module.css";
import { ViewSwitch } from "./view-switch";

type Props = {
  viewer: Viewer;
  title: string;
  /** The page's address without its query. */
  path: string;
  query: Record<string, string | string[] | undefined>;
  /** Read together with the rest. */
  banks: Promise<TransactionsHealth[]> | TransactionsHealth[];
  /** The Item that the page is about, where it is about one. */
  itemId?: string;
  children?: ReactNode;
};

/**
 * Transactions of all banks or of one: how current they are, filters that live in the address, and
 * behind them a list or sums. However many banks there are, it asks the database the same few things.
 */
export async function TransactionsPage({
  viewer,
  title,
  path,
  query,
  banks: read,
  itemId,
  children,
}: Props) {
  const { filters, ignored } = readFilters({ ...query, item: undefined });
  const isTotals = query.view === "totals";
  const wanted = itemId ? { ...filters, item: itemId } : filters;
  const [banks, accounts, found, totals] = await Promise.all([
    read,
    listAccountChoices(viewer, itemId),
    isTotals ? null : listTransactions(viewer, wanted, { limit: shownOf(query.shown) }),
    isTotals ? sumTransactions(viewer, wanted) : null,
  ]);
  const view: Record<string, string> = isTotals ? { view: "totals" } : {};
  const addressOf = (query: string) => (query ? `${path}?${query}` : path);
  const withFilters = (more: Record<string, string>) => addressOf(transactionsQuery(filters, more));
  const isEmpty = found ? found.transactions.length === 0 : totals?.length === 0;
  const { sort: _, ...narrowing } = filters;
  const serverNow = Date.now();
  return (
    <>
      <div className={classes.head}>
        <Title order={1}>{title}</Title>
        {banks.length > 0 && (
          <>
            <ViewSwitch
              label="View"
              choices={[
                { label: "List", href: withFilters({}), isCurrent: !isTotals },
                { label: "Totals", href: withFilters({ view: "totals" }), isCurrent: isTotals },
              ]}
            />
            <a
              className={classes.export}
              href={routes.api.transactionsExport(transactionsQuery(wanted))}
              download
            >
              Export as CSV
            </a>
          </>
        )}
      </div>
      {children}
      <AwaitItems isWaiting={banks.some(isOnItsWay)} />
      <Freshness
        banks={banks}
        serverNow={serverNow}
        scriptUrl={linkScript().url}
        returnTo={path}
        isOne={itemId !== undefined}
      />
      {banks.length > 0 && (
        <FilterForm
          path={path}
          filters={filters}
          kept={view}
          hasOrder={!isTotals}
          accounts={choicesOf(accounts, banks)}
          categories={CATEGORIES.map((value) => ({ value, label: categoryWords(value) }))}
        />
      )}
      <ActiveFilters
        filters={filters}
        accountName={(id) => nameOf(accounts, id)}
        addressOf={(rest) => addressOf(transactionsQuery(rest, view))}
      />
      {ignored.length > 0 && (
        <p role="status" className={classes.note}>
          The address has filters that make no sense and are ignored: {ignored.join(", ")}.
        </p>
      )}
      {isEmpty && (
        <EmptyTransactions
          because={because(banks.length, Object.keys(narrowing).length)}
          withoutFilters={addressOf(transactionsQuery({}, view))}
        />
      )}
      {found && !isEmpty && (
        <TransactionList
          key={`${transactionsQuery(filters)} ${asOf(banks)}`}
          filters={wanted}
          initial={found}
        />
      )}
      {totals && !isEmpty && (
        <TotalsView
          all={totals}
          wanted={typeof query.currency === "string" ? query.currency : undefined}
          addressOf={(currency) => withFilters({ view: "totals", currency })}
        />
      )}
    </>
  );
}

/** Plaid is fetching what there is, and nothing is wrong. */
const isOnItsWay = ({ reach, problem, state }: TransactionsHealth) =>
  state !== "needs_repair" && problem === null && (reach === "none" || reach === "recent");

/** Changes with every sync, and whenever a bank comes or goes. */
const asOf = (banks: TransactionsHealth[]) =>
  `${banks.length} ${banks
    .flatMap(({ syncedAt }) => syncedAt ?? [])
    .sort()
    .at(-1)}`;

function because(banks: number, filters: number) {
  if (banks === 0) return "no bank";
  return filters > 0 ? "filters" : "nothing yet";
}

function choicesOf(accounts: AccountChoice[], banks: TransactionsHealth[]): Choices {
  const byItem = new Map<string, AccountChoice[]>();
  for (const account of accounts) {
    byItem.set(account.itemId, [...(byItem.get(account.itemId) ?? []), account]);
  }
  return banks.flatMap(({ itemId, institutionName }) => {
    const choices = byItem.get(itemId) ?? [];
    if (choices.length === 0) return [];
    const label = institutionName ?? "Unnamed bank";
    return [{ label, choices: choices.map((one) => ({ value: one.id, label: labelOf(one) })) }];
  });
}

function nameOf(accounts: AccountChoice[], id: string): string {
  const account = accounts.find((one) => one.id === id);
  return account ? labelOf(account) : "an account that is not here";
}

const labelOf = ({ name, mask }: AccountChoice) => (mask ? `${name} •• ${mask}` : name);
