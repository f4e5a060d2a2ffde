import { Title } from "@mantine/core";
import type { CSSProperties } from "react";
import { ButtonLink } from "@/app/_components/button-link";
import { PageLink } from "@/app/_components/page-link";
import type { ItemView } from "@/lib/contracts/items";
import { routes } from "@/lib/routes";
import { accessEnd } from "../../../accounts/_components/access-end";
import { RefreshItem } from "../../../accounts/_components/refresh-item";
import { RelativeTime } from "../../../accounts/_components/relative-time";
import classes from "./item-head.module.css";

type Props = { item: ItemView; name: string; serverNow: number };

/** Which bank it is, how it is in a sentence, and the way to its transactions. */
export function ItemHead({ item, name, serverNow }: Props) {
  const color = /^#[0-9a-f]{6}$/i.test(item.institutionColor ?? "") ? item.institutionColor : null;
  return (
    <div className={classes.head}>
      <PageLink href={routes.accounts()} className={classes.back}>
        All accounts
      </PageLink>
      <div className={classes.line}>
        <div
          className={classes.names}
          style={color ? ({ "--item-color": color } as CSSProperties) : undefined}
        >
          <Title order={1}>{name}</Title>
          <p>
            {health(item, serverNow)}
            {item.refreshedAt && (
              <>
                {" "}
                Plaid was asked <RelativeTime at={item.refreshedAt} serverNow={serverNow} />.
              </>
            )}
          </p>
        </div>
        <ButtonLink
          size="xs"
          variant="default"
          href={routes.itemTransactions(item.id)}
          prefetch={false}
        >
          Transactions
        </ButtonLink>
        <RefreshItem
          itemId={item.id}
          name={name}
          label="Sync now"
          returnTo={routes.item(item.id)}
        />
      </div>
    </div>
  );
}

function health(item: ItemView, now: number): string {
  const { state, newAccountsAt } = item;
  const end = accessEnd(item, now);
  if (state === "needs_repair" || end?.isPast) return "It needs you: see below what to do.";
  if (state === "linked") return "Linked. Its accounts are being read.";
  if (end || newAccountsAt) return "It works, and has something to ask you.";
  return "It works. The bank lets Plaid in.";
}
