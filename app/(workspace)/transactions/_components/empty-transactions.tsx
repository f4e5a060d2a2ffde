import { ButtonLink } from "@/app/_components/button-link";
import { routes } from "@/lib/routes";
import classes from "./empty-transactions.module.css";

type Props = {
  /** Nothing is linked; nothing has come in; or nothing passes the filters, which the address drops. */
  because: "no bank" | "nothing yet" | "filters";
  withoutFilters: string;
};

const words = {
  "no bank": {
    title: "Transactions appear here once a bank is linked",
    text: "Link one, and its past is read by itself: the last thirty days within seconds, the rest within minutes.",
  },
  "nothing yet": {
    title: "There are no transactions yet",
    text: "They come in by themselves as soon as Plaid has got them from the bank.",
  },
  filters: {
    title: "No transaction passes these filters",
    text: "Drop one of them, or all.",
  },
};

/** What stands where transactions would be: why there are none, and what leads on. */
export function EmptyTransactions({ because, withoutFilters }: Props) {
  const { title, text } = words[because];
  return (
    <section className={classes.panel} aria-labelledby="no-transactions">
      <h2 id="no-transactions">{title}</h2>
      <p>{text}</p>
      {because === "no bank" && (
        <ButtonLink href={routes.linkStandard()}>Link a bank account</ButtonLink>
      )}
      {because === "filters" && (
        <ButtonLink href={withoutFilters} variant="default">
          Drop all filters
        </ButtonLink>
      )}
    </section>
  );
}
