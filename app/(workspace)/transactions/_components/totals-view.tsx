import type { CurrencyTotals } from "@/lib/contracts/transactions";
import { Money } from "../../accounts/_components/money";
import { categoryWords } from "./category-words";
import { monthWords } from "./day-words";
import { FlowTable } from "./flow-table";
import { LazyChart } from "./lazy-chart";
import classes from "./totals-view.module.css";
import { ViewSwitch } from "./view-switch";

type Props = {
  all: CurrencyTotals[];
  /** The currency to show, as the address names it. */
  wanted: string | undefined;
  addressOf: (currency: string) => string;
};

const CATEGORIES_IN_CHART = 10;

/** Sums by month and by category in one currency; each chart has its figures in a table below it. */
export function TotalsView({ all, wanted, addressOf }: Props) {
  const totals = all.find(({ currency }) => keyOf(currency) === wanted) ?? all[0];
  if (!totals) return null;
  const { currency, months, categories } = totals;
  const spent = categories.filter(({ moneyOut }) => Number(moneyOut) > 0);
  const largest = spent.toSorted((a, b) => Number(b.moneyOut) - Number(a.moneyOut));
  return (
    <div className={classes.totals}>
      {all.length > 1 && (
        <div>
          <ViewSwitch
            label="Currency"
            choices={all.map((one) => ({
              label: keyOf(one.currency),
              href: addressOf(keyOf(one.currency)),
              isCurrent: one === totals,
            }))}
          />
          <p className={classes.note}>Sums of different currencies are never added up.</p>
        </div>
      )}
      <dl className={classes.figures}>
        <Figure label="Money in" amount={Number(totals.moneyIn)} currency={currency} />
        <Figure label="Money out" amount={Number(totals.moneyOut)} currency={currency} />
        <Figure
          label="Difference"
          amount={cents(Number(totals.moneyIn) - Number(totals.moneyOut))}
          currency={currency}
        />
      </dl>
      <section className={classes.panel} aria-labelledby="by-month">
        <h2 id="by-month">By month</h2>
        <LazyChart
          kind="months"
          label="Money in and out by month. The table below has the figures."
          currency={currency}
          data={months.map((one) => ({
            name: monthWords(one.month),
            "Money in": Number(one.moneyIn),
            "Money out": Number(one.moneyOut),
          }))}
        />
        <FlowTable
          caption={`Money in and out by month, in ${keyOf(currency)}`}
          head="Month"
          currency={currency}
          rows={months.toReversed().map((one) => ({ ...one, name: monthWords(one.month) }))}
        />
      </section>
      <section className={classes.panel} aria-labelledby="by-category">
        <h2 id="by-category">By category</h2>
        {spent.length > 0 && (
          <LazyChart
            kind="categories"
            label="Money out by category. The table below has the figures."
            currency={currency}
            data={largest.slice(0, CATEGORIES_IN_CHART).map((one) => ({
              name: categoryWords(one.category),
              "Money out": Number(one.moneyOut),
            }))}
          />
        )}
        <FlowTable
          caption={`Money in and out by category, in ${keyOf(currency)}`}
          head="Category"
          currency={currency}
          rows={categories.map((one) => ({ ...one, name: categoryWords(one.category) }))}
        />
      </section>
    </div>
  );
}

type FigureProps = { label: string; amount: number; currency: string | null };

function Figure({ label, amount, currency }: FigureProps) {
  return (
    <div className={classes.figure}>
      <dt>{label}</dt>
      <dd>
        <Money amount={amount} currency={currency} />
      </dd>
    </div>
  );
}

/** How an address and a label name a currency. */
const keyOf = (currency: string | null) => currency ?? "unknown currency";

/** Takes away what adding binary fractions leaves behind. */
const cents = (amount: number) => Math.round(amount * 1e8) / 1e8;
