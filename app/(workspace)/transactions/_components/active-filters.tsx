import { VisuallyHidden } from "@mantine/core";
import { PageLink } from "@/app/_components/page-link";
import type { TransactionFilters } from "@/lib/contracts/transactions";
import classes from "./active-filters.module.css";
import { categoryWords } from "./category-words";
import { dayWords } from "./day-words";

type Props = {
  filters: TransactionFilters;
  accountName: (id: string) => string;
  /** The page's address with these filters. */
  addressOf: (filters: TransactionFilters) => string;
};

/** The filters that hold, each with a way to drop it. */
export function ActiveFilters({ filters, accountName, addressOf }: Props) {
  const { sort, item, ...rest } = filters;
  const active = Object.entries(rest) as [keyof typeof rest, string][];
  if (active.length === 0) return null;
  const order = sort ? { sort } : {};
  return (
    <ul className={classes.list} aria-label="Filters that hold">
      {active.map(([name, value]) => (
        <li key={name}>
          <PageLink
            href={addressOf({ ...order, ...rest, [name]: undefined })}
            scroll={false}
            className={classes.chip}
          >
            <VisuallyHidden>Drop the filter </VisuallyHidden>
            {words(name, value, accountName)}
            <span aria-hidden="true"> ×</span>
          </PageLink>
        </li>
      ))}
      {active.length > 1 && (
        <li>
          <PageLink href={addressOf(order)} scroll={false} className={classes.all}>
            Drop all filters
          </PageLink>
        </li>
      )}
    </ul>
  );
}

function words(name: string, value: string, accountName: (id: string) => string): string {
  switch (name) {
    case "q":
      return `“${value}”`;
    case "account":
      return accountName(value);
    case "category":
      return categoryWords(value);
    case "direction":
      return value === "in" ? "Money in" : "Money out";
    case "from":
      return `from ${dayWords(value)}`;
    case "to":
      return `to ${dayWords(value)}`;
    case "min":
      return `at least ${value}`;
    default:
      return `at most ${value}`;
  }
}
