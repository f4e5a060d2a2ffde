import "server-only";
import { lookupHash } from "@/lib/crypto/lookup-hash";
import { env } from "@/lib/env";
import { clientAddress } from "@/lib/http/client-address";
import { rateLimit } from "@/lib/http/rate-limit";

const fromAddress = rateLimit({
  name: "sign-in-address",
  times: 10,
  seconds: 60,
  says: "There were too many attempts to sign in from your network.",
});

const toAccount = rateLimit({
  name: "sign-in-account",
  times: 5,
  seconds: 15 * 60,
  says: "There were too many attempts to sign in to this account.",
});

const toAccountInDay = rateLimit({
  name: "sign-in-account-day",
  times: 100,
  seconds: 24 * 60 * 60,
  says: "There were too many attempts to sign in to this account today.",
});

const newAccounts = rateLimit({
  name: "register-address",
  times: 10,
  seconds: 60 * 60,
  says: "Too many accounts were created from your network.",
});

const ownPassword = rateLimit({
  name: "password-check",
  times: 5,
  seconds: 15 * 60,
  says: "The password was typed too often.",
});

// Neither addresses nor e-mails are kept in the clear by being counted.
const addressKey = (request: Request) =>
  lookupHash(clientAddress(request), "client-address", env().NEXTAUTH_SECRET);
const emailKey = (email: string) => lookupHash(email, "email", env().NEXTAUTH_SECRET);

/**
 * Counts an attempt to sign in, before its password is looked at: for the network it comes from, and
 * for the account, whether there is such an account or not. So many at once are counted one by one.
 *
 * @param email in the one form that {@link import("@/lib/contracts/users").emailAddress} gives it
 * @throws Problem `rate_limited`
 */
export async function countSignIn(request: Request, email: string | null): Promise<void> {
  await fromAddress(addressKey(request));
  if (email === null) return;
  await toAccount(emailKey(email));
  await toAccountInDay(emailKey(email));
}

/** Forgets what was counted for an account: its owner has just signed in. */
export async function forgiveSignIns(email: string): Promise<void> {
  await Promise.all([toAccount.forget(emailKey(email)), toAccountInDay.forget(emailKey(email))]);
}

/** Counts a new account for the network that asks for it. @throws Problem `rate_limited` */
export const countRegistration = (request: Request): Promise<void> =>
  newAccounts(addressKey(request));

/**
 * Counts a password that a signed-in person has typed to confirm something, and answers what to call
 * when it was right, so that whoever took over a browser cannot guess on. @throws Problem `rate_limited`
 */
export async function countPasswordCheck(viewer: { id: string }): Promise<() => Promise<void>> {
  await ownPassword(viewer.id);
  return () => ownPassword.forget(viewer.id);
}
