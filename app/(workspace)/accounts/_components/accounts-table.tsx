import { VisuallyHidden } from "@mantine/core";
import { PageLink } from "@/app/_components/page-link";
import type { AccountView } from "@/lib/contracts/items";
import { routes } from "@/lib/routes";
import table from "../../_components/table.module.css";
import { accountKind } from "./account-kind";
import classes from "./accounts-table.module.css";
import { formatMoney } from "./format-money";
import { Money } from "./money";
import { NotKnown } from "./not-known";

type Props = {
  caption: string;
  accounts: AccountView[];
  /** Whether the bank lets accounts be handed off to partners. Those that hold cash then lead there. */
  canHandOff: boolean;
};

/** Accounts with their balances. On a phone only name and current balance keep a column of their own. */
export function AccountsTable({ caption, accounts, canHandOff }: Props) {
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
          <AccountRow
            key={account.id}
            account={account}
            canHandOff={canHandOff && account.type === "depository"}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { account: AccountView; canHandOff: boolean };

function AccountRow({ account, canHandOff }: RowProps) {
  const { id, name, officialName, mask, available, current, limit, currency } = account;
  const kind = accountKind(account);
  const number = mask ? `•• ${mask}` : null;
  return (
    <tr>
      <th scope="row" className={canHandOff ? classes.leading : undefined}>
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
        {canHandOff && (
          <PageLink
            href={routes.processors(id)}
            prefetch={false}
            className={classes.handOff}
            aria-label={`Hand off ${name}`}
          >
            Hand off
          </PageLink>
        )}
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
