import { bankAccount as account, type BankAccount } from "./bank-account";

/** The twelve accounts of the sandbox's `user_good`, in the order in which the API lists them. */
export const userGoodAccounts: readonly BankAccount[] = [
  account(
    "0000",
    "Plaid Checking",
    ["depository", "checking"],
    [100, 110, null],
    "Plaid Gold Standard 0% Interest Checking",
  ),
  account(
    "1111",
    "Plaid Saving",
    ["depository", "savings"],
    [200, 210, null],
    "Plaid Silver Standard 0.1% Interest Saving",
  ),
  account(
    "2222",
    "Plaid CD",
    ["depository", "cd"],
    [null, 1000, null],
    "Plaid Bronze Standard 0.2% Interest CD",
  ),
  account(
    "3333",
    "Plaid Credit Card",
    ["credit", "credit card"],
    [null, 410, 2000],
    "Plaid Diamond 12.5% APR Interest Credit Card",
  ),
  account(
    "4444",
    "Plaid Money Market",
    ["depository", "money market"],
    [43200, 43200, null],
    "Plaid Platinum Standard 1.85% Interest Money Market",
  ),
  account("5555", "Plaid IRA", ["investment", "ira"], [null, 320.76, null], null),
  account("6666", "Plaid 401k", ["investment", "401k"], [null, 23631.9805, null], null),
  account("7777", "Plaid Student Loan", ["loan", "student"], [null, 65262, null], null),
  account("8888", "Plaid Mortgage", ["loan", "mortgage"], [null, 56302.06, null], null),
  account(
    "9001",
    "Plaid HSA",
    ["depository", "hsa"],
    [6009, 6009, null],
    "Plaid Cares Health Savings Account",
  ),
  account(
    "9002",
    "Plaid Cash Management",
    ["depository", "cash management"],
    [12060, 12060, null],
    "Plaid Growth Cash Management",
  ),
  account(
    "9999",
    "Plaid Business Credit Card",
    ["credit", "credit card"],
    [4980, 5020, 10000],
    "Plaid Platinum Small Business Credit Card",
    "business",
  ),
];
