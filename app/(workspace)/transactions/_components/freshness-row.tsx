import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_components/button-link";
import { PageLink } from "@/app/_components/page-link";
import type { TransactionsHealth } from "@/lib/contracts/transactions";
import { routes } from "@/lib/routes";
import { RelativeTime } from "../../accounts/_components/relative-time";
import { conditionOf } from "./condition";
import classes from "./freshness.module.css";
import { RepairButton } from "./repair-button";
import { SyncNow } from "./sync-now";

type Props = {
  health: TransactionsHealth;
  serverNow: number;
  scriptUrl: string;
  /** Where the person comes back to from Link. */
  returnTo: string;
  /** Whether the bank's name leads to its own page of transactions. */
  isLink: boolean;
};

/** One bank: how old its transactions are, what is wrong with them, and what can be done. */
export function FreshnessRow({ health, serverNow, scriptUrl, returnTo, isLink }: Props) {
  const { itemId, syncedAt } = health;
  const name = health.institutionName ?? "Unnamed bank";
  const condition = conditionOf(health, serverNow);
  return (
    <li className={classes.row} data-warning={condition.isWarning || undefined}>
      <div className={classes.words}>
        <p className={classes.line}>
          {condition.isWarning && <IconAlertTriangle size={16} aria-hidden="true" />}
          {isLink ? (
            <PageLink href={routes.itemTransactions(itemId)} className={classes.name}>
              {name}
            </PageLink>
          ) : (
            <strong>{name}</strong>
          )}
          <span className={classes.age}>
            {syncedAt ? (
              <>
                as of <RelativeTime at={syncedAt} serverNow={serverNow} />
              </>
            ) : (
              "nothing read yet"
            )}
          </span>
        </p>
        {condition.words && <p className={classes.detail}>{condition.words}</p>}
      </div>
      <div className={classes.action}>{action(condition.step)}</div>
    </li>
  );

  function action(step: ReturnType<typeof conditionOf>["step"]): ReactNode {
    switch (step) {
      case "repair":
        return <RepairButton itemId={itemId} scriptUrl={scriptUrl} returnTo={returnTo} />;
      case "consent":
        return (
          <ButtonLink href={routes.linkUpdate()} variant="default" size="compact-sm">
            Grant more products
          </ButtonLink>
        );
      case "relink":
        return (
          <ButtonLink href={routes.link()} variant="default" size="compact-sm">
            Link the bank again
          </ButtonLink>
        );
      case "sync":
        return <SyncNow itemId={itemId} name={name} />;
      default:
        return null;
    }
  }
}
