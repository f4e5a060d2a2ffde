import { Title } from "@mantine/core";
import type { ItemView } from "@/lib/contracts/items";
import { AccountsTable } from "../../../accounts/_components/accounts-table";
import { RelativeTime } from "../../../accounts/_components/relative-time";
import classes from "./item-accounts.module.css";
import { RefreshBalances } from "./refresh-balances";

type Props = { item: ItemView; name: string; serverNow: number };

/** The accounts of a bank, how old their balances are, and the way to new ones. */
export function ItemAccounts({ item, name, serverNow }: Props) {
  const { id, state, accounts, balancesAt } = item;
  return (
    <section className={classes.card} aria-labelledby="accounts">
      <div className={classes.head}>
        <div className={classes.names}>
          <Title order={2} id="accounts">
            Accounts and balances
          </Title>
          <p>
            {balancesAt ? (
              <>
                Balances as of <RelativeTime at={balancesAt} serverNow={serverNow} />
                {state === "needs_repair" && ", and no newer ones until it is repaired"}.
              </>
            ) : (
              "The bank has told no balances yet."
            )}
          </p>
        </div>
        <RefreshBalances itemId={id} />
      </div>
      {accounts.length > 0 ? (
        <AccountsTable
          caption={`Accounts at ${name}`}
          accounts={accounts}
          canHandOff={state === "healthy"}
        />
      ) : (
        <p className={classes.none}>
          {state === "healthy" ? "The bank shares no accounts." : "No accounts have been read yet."}
        </p>
      )}
    </section>
  );
}
