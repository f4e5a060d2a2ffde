"use client";

import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useNow } from "@/lib/browser/use-now";
import { type ItemView, isGone } from "@/lib/contracts/items";
import { routes } from "@/lib/routes";
import { asSentence } from "../../_components/as-sentence";
import { UpdateButtons } from "../../link/_components/update-buttons";
import { accessEnd } from "./access-end";
import classes from "./item-notice.module.css";
import { longDay } from "./long-day";

const DAY_MS = 24 * 60 * 60 * 1000;
const STALE_AFTER_MS = DAY_MS;

type Props = { item: ItemView; serverNow: number; scriptUrl: string; returnTo?: string };

/** What a person should know about an Item that is not simply up to date, and what they can do. */
export function ItemNotice({ item, serverNow, scriptUrl, returnTo = routes.accounts() }: Props) {
  const { id: itemId, state, balancesAt, accounts } = item;
  const now = useNow(serverNow);
  const update = (what: "reauth" | "accounts") => (
    <UpdateButtons
      itemId={itemId}
      scriptUrl={scriptUrl}
      returnTo={returnTo}
      updates={[what]}
      size="xs"
    />
  );
  if (state === "needs_repair") {
    const hasEnded = isGone(item.errorCode);
    return (
      <Notice isWarning action={!hasEnded && update("reauth")}>
        <p>
          <strong>
            {hasEnded
              ? "This link to the bank has ended. Link the bank once more."
              : "The bank wants you to sign in again."}
          </strong>{" "}
          {accounts.length > 0
            ? "Until then the balances below are from before."
            : "Until then there is nothing to show."}
        </p>
        <PlaidVerdict {...item} />
      </Notice>
    );
  }
  const end = accessEnd(item, now);
  if (end) {
    return (
      <Notice isWarning action={update("reauth")}>
        <p>
          {end.isPast ? (
            <>
              <strong>The bank&apos;s access ended on {longDay(end.at)}.</strong> Sign in again to
              go on with it.
            </>
          ) : (
            <>
              <strong>The bank ends this access on {longDay(end.at)}.</strong> Sign in again before
              then, and nothing is lost.
            </>
          )}
        </p>
      </Notice>
    );
  }
  if (item.newAccountsAt) {
    return (
      <Notice action={update("accounts")}>
        <p>
          <strong>The bank has accounts that you do not share.</strong> Choose whether to add them.
        </p>
      </Notice>
    );
  }
  if (state === "linked") {
    return (
      <Notice>
        <strong>The bank is linked.</strong> Its accounts have not been read yet. Refresh reads
        them.
      </Notice>
    );
  }
  if (balancesAt && now - Date.parse(balancesAt) > STALE_AFTER_MS) {
    return (
      <Notice>
        <p>
          <strong>These balances are more than a day old.</strong> Refresh reads what Plaid has. On
          the bank&apos;s own page you can have the bank asked.
        </p>
      </Notice>
    );
  }
  return null;
}

type NoticeProps = { isWarning?: boolean; action?: ReactNode; children: ReactNode };

function Notice({ isWarning = false, action, children }: NoticeProps) {
  const Icon = isWarning ? IconAlertTriangle : IconInfoCircle;
  return (
    <div className={isWarning ? `${classes.notice} ${classes.warning}` : classes.notice}>
      <Icon size={18} aria-hidden="true" />
      <div className={classes.body}>
        {children}
        {action && <div className={classes.action}>{action}</div>}
      </div>
    </div>
  );
}

/** Plaid's own words and code, for whoever asks support or searches for them. */
function PlaidVerdict({ errorCode, errorMessage }: ItemView) {
  if (!errorCode && !errorMessage) return null;
  return (
    <p className={classes.verdict}>
      {errorMessage && `Plaid says: ${asSentence(errorMessage)} `}
      {errorCode && <code>{errorCode}</code>}
    </p>
  );
}
