import { Title } from "@mantine/core";
import type { CSSProperties } from "react";
import { PageLink } from "@/app/_components/page-link";
import type { ItemView } from "@/lib/contracts/items";
import { routes } from "@/lib/routes";
import { AccountsTable } from "./accounts-table";
import classes from "./item-card.module.css";
import { ItemNotice } from "./item-notice";
import { RefreshItem } from "./refresh-item";
import { RelativeTime } from "./relative-time";

type Props = { item: ItemView; serverNow: number; scriptUrl: string };

/** One linked bank: how fresh it is, what it needs, and its accounts. */
export function ItemCard({ item, serverNow, scriptUrl }: Props) {
  const { id, state, accounts, balancesAt } = item;
  const name = item.institutionName ?? "Unnamed bank";
  const headingId = `item-${id}`;
  const color = /^#[0-9a-f]{6}$/i.test(item.institutionColor ?? "") ? item.institutionColor : null;
  return (
    <section className={classes.card} aria-labelledby={headingId}>
      <div className={classes.head}>
        <span
          className={classes.mark}
          style={color ? ({ "--item-color": color } as CSSProperties) : undefined}
          aria-hidden="true"
        >
          {name.charAt(0)}
        </span>
        <div className={classes.names}>
          <Title order={2} id={headingId}>
            <PageLink href={routes.item(id)} prefetch={false}>
              {name}
            </PageLink>
          </Title>
          <p className={classes.facts}>
            {accounts.length > 0 &&
              `${accounts.length} account${accounts.length === 1 ? "" : "s"} · `}
            {balancesAt ? (
              <>
                balances as of <RelativeTime at={balancesAt} serverNow={serverNow} />
              </>
            ) : item.refreshedAt ? (
              "nothing to show"
            ) : (
              "not read yet"
            )}
          </p>
        </div>
        <RefreshItem itemId={id} name={name} />
      </div>
      <ItemNotice item={item} serverNow={serverNow} scriptUrl={scriptUrl} />
      {accounts.length > 0 ? (
        <AccountsTable
          caption={`Accounts at ${name}`}
          accounts={accounts}
          canHandOff={state === "healthy"}
        />
      ) : (
        state === "healthy" && <p className={classes.none}>The bank shares no accounts.</p>
      )}
    </section>
  );
}
