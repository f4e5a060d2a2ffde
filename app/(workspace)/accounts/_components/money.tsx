import { formatMoney } from "./format-money";
import classes from "./money.module.css";
import { NotKnown } from "./not-known";

type Props = { amount: number | null; currency: string | null };

/** An amount whose digits line up in a column; a dash for none. */
export function Money({ amount, currency }: Props) {
  if (amount === null) return <NotKnown />;
  return (
    <span className={amount < 0 ? `${classes.money} ${classes.negative}` : classes.money}>
      {formatMoney(amount, currency)}
    </span>
  );
}
