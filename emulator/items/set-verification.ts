import type { Item, ItemAccount } from "../state/entities";
import type { State } from "../state/state";
import { announceItem } from "./announce-item";

const codes = {
  automatically_verified: "AUTOMATICALLY_VERIFIED",
  verification_expired: "VERIFICATION_EXPIRED",
} as const;

/** Ends the verification of an account by micro-deposits, one way or the other, and tells of it. */
export function setVerification(
  state: State,
  item: Item,
  accountId: string,
  status: keyof typeof codes,
  now: number,
): void {
  const accounts = item.accounts.map(
    (account): ItemAccount =>
      account.accountId === accountId && account.verification
        ? { ...account, verification: { ...account.verification, status } }
        : account,
  );
  const verified = { ...item, accounts };
  state.items.set(item.id, verified);
  const body = { webhook_type: "AUTH", webhook_code: codes[status], account_id: accountId };
  announceItem(state, verified, { ...body, error: null }, now);
}
