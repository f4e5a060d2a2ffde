"use client";

import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useNow } from "@/lib/browser/use-now";
import type { ItemView } from "@/lib/contracts/items";
import { asSentence } from "../../_components/as-sentence";
import classes from "./item-notice.module.css";

const STALE_AFTER_MS = 24 * 60 * 60 * 1000;

type Props = { item: ItemView; serverNow: number };

/** What a person should know about an Item that is not simply up to date, and what they can do. */
export function ItemNotice({ item, serverNow }: Props) {
  const { state, refreshedAt, accounts } = item;
  const now = useNow(serverNow);
  if (state === "needs_repair") {
    return (
      <Notice isWarning>
        <p>
          <strong>The bank wants you to sign in again.</strong> Refresh asks the bank once more. If
          it still refuses, link this bank again and sign in there;{" "}
          {accounts.length > 0
            ? "until then the balances below are from before."
            : "until then there is nothing to show."}
        </p>
        <PlaidVerdict {...item} />
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
  if (refreshedAt && now - Date.parse(refreshedAt) > STALE_AFTER_MS) {
    return (
      <Notice>
        <p>
          <strong>These balances are more than a day old.</strong> Refresh asks the bank for new
          ones.
        </p>
      </Notice>
    );
  }
  return null;
}

function Notice({ isWarning = false, children }: { isWarning?: boolean; children: ReactNode }) {
  const Icon = isWarning ? IconAlertTriangle : IconInfoCircle;
  return (
    <div className={isWarning ? `${classes.notice} ${classes.warning}` : classes.notice}>
      <Icon size={18} aria-hidden="true" />
      <div>{children}</div>
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
