import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ItemView } from "@/lib/contracts/items";
import classes from "./item-notice.module.css";

const STALE_AFTER_MS = 24 * 60 * 60 * 1000;

type Props = { item: ItemView; serverNow: number };

/** What a person should know about an Item that is not simply up to date, and what they can do. */
export function ItemNotice({ item, serverNow }: Props) {
  const { state, errorCode, errorMessage, refreshedAt, accounts } = item;
  const code = errorCode && (
    <>
      {" "}
      <code>{errorCode}</code>
    </>
  );
  if (state === "needs_repair") {
    return (
      <Notice isWarning>
        <strong>The bank wants you to sign in again.</strong>{" "}
        {errorMessage && asSentence(errorMessage)}
        {code} Refresh asks the bank once more. If it still refuses, link this bank again and sign
        in there;{" "}
        {accounts.length > 0
          ? "the balances below are from before."
          : "nothing is shown until then."}
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
  if (state === "removing") {
    return <Notice>This bank is being removed. Its accounts are no longer read.</Notice>;
  }
  if (errorCode) {
    return (
      <Notice isWarning>
        <strong>The last refresh failed.</strong> {errorMessage && asSentence(errorMessage)}
        {code} What you see is from before; Refresh tries again.
      </Notice>
    );
  }
  if (refreshedAt && serverNow - Date.parse(refreshedAt) > STALE_AFTER_MS) {
    return (
      <Notice>
        <strong>These balances are more than a day old.</strong> Refresh asks the bank for new ones.
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
      <p>{children}</p>
    </div>
  );
}

const asSentence = (text: string) => {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
};
