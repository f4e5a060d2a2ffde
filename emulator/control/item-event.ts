import { z } from "zod";
import { bankAccounts } from "../data/bank-accounts";
import { findInstitution } from "../data/find-institution";
import { consentExpiry } from "../items/consent-expiry";
import { itemError } from "../items/item-error";
import { soundLogin } from "../items/sound-login";
import type { Item } from "../state/entities";
import type { WebhookCode } from "../webhooks/fired-webhook";
import { webhookDetails } from "../webhooks/webhook-details";
import { ControlRefusal } from "./control-refusal";
import type { EventOutcome, EventOutcomes } from "./event-outcome";

const DISCONNECTS_AFTER_MS = 7 * 24 * 60 * 60 * 1000;

/** What happens to the connection itself: its login, its accounts, what the person allows. */
export const itemEvent = z.discriminatedUnion("event", [
  /** The person signed in anew elsewhere, so that the login works again. */
  z.strictObject({ event: z.literal("login_repaired") }),
  /** The bank has an account that the Item does not share. */
  z.strictObject({ event: z.literal("new_account") }),
  /** The bank will end the connection in seven days. */
  z.strictObject({ event: z.literal("disconnect_announced") }),
  /** The person took back what they had allowed the app. */
  z.strictObject({ event: z.literal("permission_revoked") }),
  /** The same for one account; the Item's first if none is named. */
  z.strictObject({ event: z.literal("account_revoked"), account_id: z.string().optional() }),
]);

/** What comes of each, or why it cannot happen to this Item. */
export const itemOutcomes: EventOutcomes<z.output<typeof itemEvent>> = {
  login_repaired(item, now) {
    if (itemError(item, now) === null) throw new ControlRefusal("the login is not broken");
    return told({ ...item, ...soundLogin(now) }, "LOGIN_REPAIRED", now);
  },
  new_account(item, now) {
    if (!hasMoreAccounts(item)) {
      throw new ControlRefusal("the Item shares every account that its bank has");
    }
    return told(item, "NEW_ACCOUNTS_AVAILABLE", now);
  },
  disconnect_announced(item, now) {
    if (consentExpiry(item) !== null) {
      throw new ControlRefusal("at this bank consent expires instead");
    }
    return told({ ...item, disconnectsAt: now + DISCONNECTS_AFTER_MS }, "PENDING_DISCONNECT", now);
  },
  permission_revoked(item, now) {
    const code = "USER_PERMISSION_REVOKED";
    return told({ ...item, errorCode: code, errorAt: now }, code, now);
  },
  account_revoked(item, now, { account_id = item.accounts[0]?.accountId }) {
    const accounts = item.accounts.filter(({ accountId }) => accountId !== account_id);
    if (accounts.length === item.accounts.length) {
      throw new ControlRefusal("the Item has no such account");
    }
    return told({ ...item, accounts }, "USER_ACCOUNT_REVOKED", now, { account_id });
  },
};

function told(item: Item, code: WebhookCode, now: number, details: object = {}): EventOutcome {
  const says = webhookDetails(item, { type: "ITEM", code }, now);
  return { item, webhook: { webhook_type: "ITEM", webhook_code: code, ...says, ...details } };
}

function hasMoreAccounts({ accounts, institutionId, login }: Item): boolean {
  const institution = findInstitution(institutionId);
  return institution !== undefined && bankAccounts(login, institution).length > accounts.length;
}
