import type { Item } from "../state/entities";
import { consentExpiry } from "./consent-expiry";
import { isRevoked } from "./is-revoked";
import { loginExpiry } from "./login-expiry";

const VERIFIED_AFTER_MS = 24 * 60 * 60 * 1000;
const TOLD_BEFORE_MS = 7 * 24 * 60 * 60 * 1000;

/** Something that time alone brings about for an Item. */
export type Due = {
  readonly what:
    | "initial transactions"
    | "historical transactions"
    | "posting"
    | "verification"
    | "stale login"
    | "expiring consent";
  readonly at: number;
};

/** What comes next for an Item without anybody's doing, if anything. Plaid stops following one that is removed or revoked. */
export function nextDue(item: Item): Due | null {
  if (item.removedAt !== null || isRevoked(item)) return null;
  const all = [...transactionsDue(item), ...verificationDue(item), ...signInDue(item)];
  return all.reduce<Due | null>((first, due) => (first && first.at <= due.at ? first : due), null);
}

function transactionsDue({ transactions }: Item): Due[] {
  if (!transactions) return [];
  const { stage, initialAt, historicalAt, postsAt } = transactions;
  if (stage === "not ready") return [{ what: "initial transactions", at: initialAt }];
  const posting: Due[] = postsAt === null ? [] : [{ what: "posting", at: postsAt }];
  return stage === "initial"
    ? [...posting, { what: "historical transactions", at: historicalAt }]
    : posting;
}

const verificationDue = ({ accounts }: Item): Due[] =>
  accounts.flatMap(({ verification }) =>
    verification?.status === "pending_automatic_verification"
      ? [{ what: "verification", at: verification.beganAt + VERIFIED_AFTER_MS }]
      : [],
  );

function signInDue(item: Item): Due[] {
  const { errorCode, signedInAt, toldOf } = item;
  const consentEnds = consentExpiry(item);
  const dues: Due[] = [];
  if (errorCode === null && toldOf.staleLogin !== signedInAt) {
    dues.push({ what: "stale login", at: loginExpiry(item) });
  }
  if (consentEnds !== null && toldOf.expiringConsent !== signedInAt) {
    dues.push({ what: "expiring consent", at: consentEnds - TOLD_BEFORE_MS });
  }
  return dues;
}
