import { z } from "zod";
import { bankAccounts } from "../data/bank-accounts";
import { findInstitution } from "../data/find-institution";
import { announceItem } from "../items/announce-item";
import { consentExpiry } from "../items/consent-expiry";
import { itemError } from "../items/item-error";
import type { Item } from "../state/entities";
import type { State } from "../state/state";
import { followAccounts } from "../transactions/extract-transactions";
import { firing, type WebhookCode } from "../webhooks/fired-webhook";
import { ControlRefusal } from "./control-refusal";

const DISCONNECTS_AFTER_MS = 7 * 24 * 60 * 60 * 1000;

/** Something that happens to an Item at its bank, without the app's doing. */
export const bankEvent = z.discriminatedUnion("event", [
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

type BankEvent = z.output<typeof bankEvent>;

/** What an event makes of an Item, and how its webhook says so. */
type Outcome = { item: Item; code: WebhookCode; details?: object };

/** Lets it happen: the Item is different from then on, and its webhook tells so. Refused where it cannot happen to this Item. */
export function bringAbout(state: State, item: Item, happening: BankEvent, now: number): void {
  if (item.removedAt !== null) throw new ControlRefusal("the Item is removed");
  if (item.errorCode === "USER_PERMISSION_REVOKED") {
    throw new ControlRefusal("the app has no permission any more");
  }
  const { item: changed, code, details } = outcomeOf(item, happening, now);
  state.items.set(item.id, changed);
  const said = { ...firing(code, "ITEM")?.says(item, now), ...details };
  announceItem(state, changed, { webhook_type: "ITEM", webhook_code: code, ...said }, now);
  followAccounts(state, changed, item.accounts, now);
}

function outcomeOf(item: Item, happening: BankEvent, now: number): Outcome {
  switch (happening.event) {
    case "login_repaired":
      if (itemError(item, now) === null) throw new ControlRefusal("the login is not broken");
      return { item: { ...item, ...soundLogin(now) }, code: "LOGIN_REPAIRED" };
    case "new_account":
      if (!hasMoreAccounts(item)) {
        throw new ControlRefusal("the Item shares every account that its bank has");
      }
      return { item, code: "NEW_ACCOUNTS_AVAILABLE" };
    case "disconnect_announced":
      if (consentExpiry(item) !== null) {
        throw new ControlRefusal("at this bank consent expires instead");
      }
      return {
        item: { ...item, disconnectsAt: now + DISCONNECTS_AFTER_MS },
        code: "PENDING_DISCONNECT",
      };
    case "permission_revoked": {
      const code = "USER_PERMISSION_REVOKED";
      return { item: { ...item, errorCode: code, errorAt: now }, code };
    }
    case "account_revoked": {
      const { account_id = item.accounts[0]?.accountId } = happening;
      const accounts = item.accounts.filter(({ accountId }) => accountId !== account_id);
      if (accounts.length === item.accounts.length) {
        throw new ControlRefusal("the Item has no such account");
      }
      return { item: { ...item, accounts }, code: "USER_ACCOUNT_REVOKED", details: { account_id } };
    }
  }
}

const soundLogin = (now: number) => ({
  errorCode: null,
  errorAt: null,
  signedInAt: now,
  disconnectsAt: null,
});

function hasMoreAccounts({ accounts, institutionId, login }: Item): boolean {
  const institution = findInstitution(institutionId);
  return institution !== undefined && bankAccounts(login, institution).length > accounts.length;
}
