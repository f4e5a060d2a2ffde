import type { Login } from "./login";

const changing: ReadonlySet<string> = new Set([
  "user_transactions_dynamic",
  "user_ewa_user",
  "user_yuppie",
  "user_small_business",
]);

/** Tells whether a test user's bank has something new whenever it is asked. `user_good`'s never has. */
export const changesByItself = ({ username }: Login): boolean => changing.has(username);
