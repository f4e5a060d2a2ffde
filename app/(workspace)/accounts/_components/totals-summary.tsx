import type { AccountSum } from "@/lib/contracts/items";
import { Money } from "./money";
import { totalsByCurrency } from "./totals-by-currency";
import classes from "./totals-summary.module.css";

type Props = { sums: AccountSum[] };

/** What is held and what is owed over all accounts, by kind; one row of figures a currency. */
export function TotalsSummary({ sums }: Props) {
  const all = totalsByCurrency(sums);
  const withoutCurrency = sums
    .filter(({ currency }) => currency === null)
    .reduce((count, { accounts }) => count + accounts, 0);
  if (sums.length === 0) return null;
  return (
    <section aria-label="Totals" className={classes.totals}>
      {all.map(({ currency, net, unknown, ...sums }) => (
        <div key={currency} className={classes.totals}>
          <dl className={classes.figures}>
            <div className={`${classes.figure} ${classes.net}`}>
              <dt>{all.length > 1 ? `Net worth in ${currency}` : "Net worth"}</dt>
              <dd>
                <Money amount={net} currency={currency} />
              </dd>
            </div>
            {labels.map(
              ([key, label]) =>
                (key !== "other" || sums.other !== 0) && (
                  <div key={key} className={classes.figure}>
                    <dt>{label}</dt>
                    <dd>
                      <Money amount={sums[key]} currency={currency} />
                    </dd>
                  </div>
                ),
            )}
          </dl>
          <NotCounted count={unknown} lack="balance" />
        </div>
      ))}
      <NotCounted count={withoutCurrency} lack="known currency" />
    </section>
  );
}

function NotCounted({ count, lack }: { count: number; lack: string }) {
  if (count === 0) return null;
  const [subject, verb] =
    count === 1 ? ["One account has", "is"] : [`${count} accounts have`, "are"];
  return (
    <p className={classes.note}>
      {subject} no {lack} and {verb} not counted.
    </p>
  );
}

const labels = [
  ["cash", "Cash"],
  ["investments", "Investments"],
  ["other", "Other"],
  ["creditOwed", "Credit owed"],
  ["loansOwed", "Loans owed"],
] as const;
