import type { AccountView } from "@/lib/contracts/items";
import { Money } from "./money";
import { totalsByCurrency } from "./totals-by-currency";
import classes from "./totals-summary.module.css";

type Props = { accounts: AccountView[] };

/** What is held and what is owed over all accounts, by kind; one row of figures a currency. */
export function TotalsSummary({ accounts }: Props) {
  const all = totalsByCurrency(accounts);
  if (all.length === 0) return null;
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
          {unknown > 0 && (
            <p className={classes.note}>
              {unknown === 1 ? "One account has" : `${unknown} accounts have`} no balance and{" "}
              {unknown === 1 ? "is" : "are"} not counted.
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

const labels = [
  ["cash", "Cash"],
  ["investments", "Investments"],
  ["other", "Other"],
  ["creditOwed", "Credit owed"],
  ["loansOwed", "Loans owed"],
] as const;
