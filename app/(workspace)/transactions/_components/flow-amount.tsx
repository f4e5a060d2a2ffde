import { VisuallyHidden } from "@mantine/core";
import { formatMoney } from "../../accounts/_components/format-money";
import classes from "./flow-amount.module.css";

type Props = {
  /** Plaid's digits: positive is money out. */
  amount: string;
  currency: string | null;
};

/** An amount as the person sees it: what came in has a plus, what went out a minus. */
export function FlowAmount({ amount, currency }: Props) {
  const value = Number(amount);
  const money = formatMoney(Math.abs(value), currency);
  if (value === 0) return <span className={classes.amount}>{money}</span>;
  return (
    <span className={value < 0 ? `${classes.amount} ${classes.in}` : classes.amount}>
      <span aria-hidden="true">{value < 0 ? "+" : "\u2212"}</span>
      <VisuallyHidden>{value < 0 ? "received " : "paid "}</VisuallyHidden>
      {money}
    </span>
  );
}
