import type { TransactionsHealth } from "@/lib/contracts/transactions";
import { RelativeTime } from "../../accounts/_components/relative-time";
import { conditionOf } from "./condition";
import classes from "./freshness.module.css";
import { FreshnessRow } from "./freshness-row";

type Props = {
  banks: TransactionsHealth[];
  serverNow: number;
  scriptUrl: string;
  returnTo: string;
  /** Whether the page is about one bank. */
  isOne: boolean;
};

/** With more banks than this, those that are well fold away. */
const UNFOLDED = 3;

/** With more than this, each is to be looked at on a page of its own. */
const LISTED = 25;

/** How old the transactions on a page are, bank by bank; those with trouble come first and stay in sight. */
export function Freshness({ banks, isOne, ...rest }: Props) {
  const troubled = banks.filter((bank) => conditionOf(bank, rest.serverNow).isWarning);
  const well = banks.filter((bank) => !troubled.includes(bank));
  const row = (health: TransactionsHealth) => (
    <FreshnessRow key={health.itemId} health={health} isLink={!isOne} {...rest} />
  );
  if (banks.length === 0) return null;
  if (banks.length <= UNFOLDED) {
    return (
      <ul className={classes.list} aria-label="How current this is">
        {[...troubled, ...well].map(row)}
      </ul>
    );
  }
  const folded = [...troubled.slice(UNFOLDED), ...well];
  return (
    <div className={classes.list}>
      {troubled.length > 0 && (
        <ul className={classes.plain} aria-label="Banks that need attention">
          {troubled.slice(0, UNFOLDED).map(row)}
        </ul>
      )}
      {folded.length > 0 && (
        <details className={classes.fold}>
          <summary>
            {folded.length} banks, <Oldest banks={folded} serverNow={rest.serverNow} />
          </summary>
          <ul className={classes.plain}>{folded.slice(0, LISTED).map(row)}</ul>
          {folded.length > LISTED && (
            <p className={classes.detail}>
              And {folded.length - LISTED} more. Choose one of their accounts to see those alone.
            </p>
          )}
        </details>
      )}
    </div>
  );
}

/** Of many banks, the one that was synced longest ago speaks for all. */
function Oldest({ banks, serverNow }: { banks: TransactionsHealth[]; serverNow: number }) {
  const [oldest] = banks.flatMap(({ syncedAt }) => syncedAt ?? []).sort();
  if (!oldest) return "nothing read yet";
  return (
    <>
      the oldest as of <RelativeTime at={oldest} serverNow={serverNow} />
    </>
  );
}
