import type { TransactionView } from "@/lib/contracts/transactions";
import table from "../../_components/table.module.css";
import { categoryWords } from "./category-words";
import { dayWords } from "./day-words";
import { FlowAmount } from "./flow-amount";
import classes from "./transaction-list.module.css";

/** One transaction. On a phone, day and account stand below its name. */
export function TransactionRow(transaction: TransactionView) {
  const { date, name, merchantName, pending, category, amount, currency } = transaction;
  const account = accountOf(transaction);
  const title = merchantName ?? name;
  return (
    <tr>
      <td className={`${classes.date} ${table.wide}`}>{dayWords(date)}</td>
      <th scope="row">
        <span className={classes.title}>{title}</span>
        {pending && <span className={classes.pending}>Pending</span>}
        {merchantName && merchantName !== name && <span className={classes.detail}>{name}</span>}
        <span className={`${classes.detail} ${classes.narrow}`}>
          {dayWords(date)} · {account}
        </span>
      </th>
      <td className={`${classes.category} ${table.wide}`}>{categoryWords(category)}</td>
      <td className={`${classes.account} ${table.wide}`}>
        {account}
        <span className={classes.detail}>{transaction.institutionName ?? "Unnamed bank"}</span>
      </td>
      <td className={table.amount}>
        <FlowAmount amount={amount} currency={currency} />
      </td>
    </tr>
  );
}

const accountOf = ({ accountName, accountMask }: TransactionView) =>
  accountMask ? `${accountName} ••\u00a0${accountMask}` : accountName;
