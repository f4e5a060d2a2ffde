import type { Permission } from "@/lib/contracts/processors";

/** What each permission lets a partner read, in the order in which they are offered. */
export const permissionWords = {
  auth: "Account and routing numbers",
  balance: "Balance, as the bank has it at that moment",
  identity: "Names, addresses, phone numbers and e-mails of the owners",
  transactions: "Transactions",
  investments: "Investments",
  liabilities: "Loans and credit cards",
  signal: "How likely a payment from it is returned",
} as const satisfies Record<Permission, string>;

const names = Object.keys(permissionWords) as Permission[];

/** Those of a token's permissions that there are words for. */
export const knownPermissions = (given: readonly string[]): Permission[] =>
  names.filter((name) => given.includes(name));

/** Those that Plaid told and this app neither has words for nor can set. */
export const otherPermissions = (given: readonly string[]): string[] =>
  given.filter((name) => !(name in permissionWords));
