/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";

/** A column: its head, and what a row shows in it. */
type Column<Row> = {
  head: string;
  cell(row: Row): Child;
  /** Left out on a phone. */
  isSpare?: boolean;
  isNumber?: boolean;
};

type Props<Row> = {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  /** Names a row, so that it stays the same row when others come before it. */
  rowId?: (row: Row) => string;
  /** What is said where there are none. */
  empty: string;
};

/** A table that scrolls sideways by itself where it must. */
export function Table<Row>({ label, rows, columns, rowId, empty }: Props<Row>) {
  if (rows.length === 0) return <p class="quiet">{empty}</p>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields.
    <div class="wide" role="group" aria-label={label} tabindex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.head} scope="col" class={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId?.(row)} id={rowId?.(row)}>
              {columns.map((column) => (
                <td key={column.head} class={classOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const classOf = ({ isSpare, isNumber }: { isSpare?: boolean; isNumber?: boolean }) =>
  [isSpare && "spare", isNumber && "end"].filter(Boolean).join(" ") || undefined;
