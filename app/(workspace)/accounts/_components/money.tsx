import { VisuallyHidden } from "@mantine/core";
import { formatMoney } from "./format-money";
import classes from "./money.module.css";

type Props = { amount: number | null; currency: string };

/** An amount whose digits line up in a column; a dash, read out as "not known", for none. */
export function Money({ amount, currency }: Props) {
  if (amount === null) {
    return (
      <span className={classes.none}>
        <span aria-hidden="true">–</span>
        <VisuallyHidden>not known</VisuallyHidden>
      </span>
    );
  }
  return (
    <span className={amount < 0 ? `${classes.money} ${classes.negative}` : classes.money}>
      {formatMoney(amount, currency)}
    </span>
  );
}
