import { VisuallyHidden } from "@mantine/core";
import type { AccountView } from "@/lib/contracts/items";
import table from "../../_components/table.module.css";
import classes from "./accounts-table.module.css";
import { formatMoney } from "./format-money";
import { Money } from "./money";
import { NotKnown } from "./not-known";

type Props = { caption: string; accounts: AccountView[] };

/** Accounts with their balances. On a phone only name and current balance keep a column of their own. */
export function AccountsTable({ caption, accounts }: Props) {
  return (
    <table className={table.table}>
      <caption>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col" className={table.wide}>
            Number
          </th>
          <th scope="col" className={table.wide}>
            Type
          </th>
          <th scope="col" className={`${table.amount} ${table.wide}`}>
            Available
          </th>
          <th scope="col" className={table.amount}>
            Current
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <AccountRow key={account.id} {...account} />
        ))}
      </tbody>
    </table>
  );
}

function AccountRow(account: AccountView) {
  const { name, officialName, mask, available, current, limit, currency } = account;
  const kind = kindOf(account);
  const number = mask ? `•• ${mask}` : null;
  return (
    <tr>
      <th scope="row">
        {name}
        {officialName && officialName !== name && (
          <span className={classes.official}>{officialName}</span>
        )}
        <span className={classes.narrow}>
          {[kind, number, available !== null && `${formatMoney(available, currency)} available`]
            .filter((part) => typeof part === "string")
            .map(unbroken)
            .join(" · ")}
        </span>
      </th>
      <td className={`${classes.mask} ${table.wide}`}>
        {mask ? (
          <>
            <span aria-hidden="true">{number}</span>
            <VisuallyHidden>ending in {mask}</VisuallyHidden>
          </>
        ) : (
          <NotKnown />
        )}
      </td>
      <td className={table.wide}>
        {kind}
        {limit !== null && (
          <span className={classes.limit}> · limit {formatMoney(limit, currency)}</span>
        )}
      </td>
      <td className={`${table.amount} ${table.wide}`}>
        <Money amount={available} currency={currency} />
      </td>
      <td className={table.amount}>
        {isOwed(account) && <span className={classes.owed}>owed </span>}
        <Money amount={current} currency={currency} />
      </td>
    </tr>
  );
}

/** Keeps a few words on one line. */
const unbroken = (words: string) => words.replaceAll(" ", "\u00a0");

const isOwed = ({ type, current }: AccountView) =>
  (type === "credit" || type === "loan") && current !== null && current > 0;

const acronyms = new Set(["cd", "ira", "hsa", "ebt", "gic", "isa", "rrsp", "tfsa", "ugma", "utma"]);

const bareLoans = new Set([
  "auto",
  "business",
  "commercial",
  "construction",
  "consumer",
  "student",
]);

/** Plaid's subtype in words: `cash management` becomes "Cash management", `cd` becomes "CD". */
function kindOf({ type, subtype }: AccountView): string {
  const plain = subtype ?? type;
  if (acronyms.has(plain)) return plain.toUpperCase();
  const text = type === "loan" && bareLoans.has(plain) ? `${plain} loan` : plain;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
