import { VisuallyHidden } from "@mantine/core";
import type { Flow } from "@/lib/contracts/transactions";
import table from "../../_components/table.module.css";
import { Money } from "../../accounts/_components/money";
import classes from "./flow-table.module.css";

type Props = {
  caption: string;
  head: string;
  currency: string | null;
  rows: (Flow & { name: string })[];
};

/** What came in and went out, row by row. */
export function FlowTable({ caption, head, currency, rows }: Props) {
  return (
    <table className={`${table.table} ${classes.table}`}>
      <caption>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className={`${classes.count} ${table.wide}`}>
            Number
          </th>
          <th scope="col" className={table.amount}>
            Money in
          </th>
          <th scope="col" className={table.amount}>
            Money out
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, count, moneyIn, moneyOut }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={`${classes.count} ${table.wide}`}>{count}</td>
            <td className={table.amount}>
              <Money amount={Number(moneyIn)} currency={currency} />
            </td>
            <td className={table.amount}>
              <Money amount={Number(moneyOut)} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
