import { calendar } from "../data/calendar";
import { appendChanges } from "../ledger/append-changes";
import { postPending } from "../ledger/post-pending";
import { readLedger } from "../ledger/read-ledger";
import type { Item } from "../state/entities";
import type { State } from "../state/state";
import { extractTransactions } from "../transactions/extract-transactions";
import { itemErrorWebhook } from "../webhooks/item-error-webhook";
import { announceItem } from "./announce-item";
import { consentExpiry } from "./consent-expiry";
import type { Due } from "./next-due";
import { setVerification } from "./set-verification";

/** Does one thing that has come due for an Item. Afterwards it is not due any more. */
export function settleDue(state: State, item: Item, { what, at }: Due, now: number): void {
  switch (what) {
    case "initial transactions":
      extractTransactions(state, item, "initial", now);
      return;
    case "historical transactions":
      extractTransactions(state, item, "historical", now);
      return;
    case "posting":
      post(state, item, calendar.dayOf(at), now);
      return;
    case "verification":
      for (const { accountId, verification } of item.accounts) {
        if (verification?.status !== "pending_automatic_verification") continue;
        setVerification(state, item, accountId, "automatically_verified", now);
        return;
      }
      return;
    case "stale login": {
      const toldOf = { ...item.toldOf, staleLogin: item.signedInAt };
      const body = itemErrorWebhook(item.id, "ITEM_LOGIN_REQUIRED");
      tell(state, { ...item, toldOf }, body, now);
      return;
    }
    case "expiring consent": {
      const toldOf = { ...item.toldOf, expiringConsent: item.signedInAt };
      const consent_expiration_time = new Date(consentExpiry(item) ?? now).toISOString();
      const body = { webhook_type: "ITEM", webhook_code: "PENDING_EXPIRATION" };
      tell(state, { ...item, toldOf }, { ...body, consent_expiration_time }, now);
      return;
    }
  }
}

function tell(state: State, item: Item, body: Parameters<typeof announceItem>[2], now: number) {
  state.items.set(item.id, item);
  announceItem(state, item, body, now);
}

function post(state: State, item: Item, on: string, now: number) {
  const due = [...readLedger(state, item).live.values()].filter(
    ({ postsOn }) => postsOn !== null && postsOn <= on,
  );
  const changes = due.flatMap((pending) => postPending(pending, pending.postsOn ?? on));
  const { transactions } = appendChanges(state, item, changes, now);
  if (transactions && changes.length === 0) {
    state.items.set(item.id, { ...item, transactions: { ...transactions, postsAt: null } });
  }
}
