import { bankAccount as account, type BankAccount } from "./bank-account";

const checking = (available: number, current: number, name = "Plaid Checking") =>
  account(
    "0000",
    name,
    ["depository", "checking"],
    [available, current, null],
    "Plaid Gold Standard 0% Interest Checking",
  );
const saving = (balance: number) =>
  account(
    "1111",
    "Plaid Saving",
    ["depository", "savings"],
    [balance, balance, null],
    "Plaid Silver Standard 0.1% Interest Saving",
  );
const creditCard = (current: number, limit: number) =>
  account(
    "3333",
    "Plaid Credit Card",
    ["credit", "credit card"],
    [limit - current, current, limit],
    "Plaid Diamond 12.5% APR Interest Credit Card",
  );
const brokerage = (current: number) =>
  account("5555", "Plaid Brokerage", ["investment", "brokerage"], [null, current, null], null);

const smallBusiness: readonly BankAccount[] = [
  account(
    "0000",
    "Plaid Business Checking",
    ["depository", "checking"],
    [38_412.77, 39_980.12, null],
    "Plaid Gold Standard Business Checking",
    "business",
  ),
  account(
    "1111",
    "Plaid Business Saving",
    ["depository", "savings"],
    [61_250, 61_250, null],
    "Plaid Silver Standard Business Saving",
    "business",
  ),
  account(
    "9999",
    "Plaid Business Credit Card",
    ["credit", "credit card"],
    [16_311.4, 8_688.6, 25_000],
    "Plaid Platinum Small Business Credit Card",
    "business",
  ),
];

const prism = Array.from({ length: 8 }, (_, index): [string, readonly BankAccount[]] => {
  const means = 250 * (index + 1) ** 2;
  return [
    `user_prism_${index + 1}`,
    [checking(means, means + 40), creditCard(1_900 - means / 10, 3_000)],
  ];
});

/** The accounts of the sandbox's test users besides `user_good`, by username. Any password will do for them. */
export const personaAccounts: ReadonlyMap<string, readonly BankAccount[]> = new Map([
  ["user_transactions_dynamic", [checking(1_302.17, 1_410.86), creditCard(612.3, 5_000)]],
  ["user_ewa_user", [checking(86.42, 112.9)]],
  [
    "user_yuppie",
    [
      checking(6_241.08, 6_480.55),
      saving(28_900),
      creditCard(2_318.77, 15_000),
      brokerage(84_220.5),
    ],
  ],
  ["user_small_business", smallBusiness],
  ["user_bank_income", [checking(2_940.31, 3_015.31), saving(8_150)]],
  ["user_credit_bonus", [checking(4_120.4, 4_120.4), saving(12_000)]],
  [
    "user_credit_joint_account",
    [checking(5_230.19, 5_310.19, "Plaid Joint Checking"), saving(17_400), creditCard(980, 8_000)],
  ],
  ["user_credit_profile_poor", [checking(12.08, 38.51), creditCard(1_948.2, 2_000)]],
  [
    "user_credit_profile_good",
    [checking(2_105.9, 2_240.6), saving(4_800), creditCard(1_120, 6_000)],
  ],
  [
    "user_credit_profile_excellent",
    [checking(9_870.22, 9_990.4), saving(42_300), creditCard(310.4, 20_000)],
  ],
  ...prism,
]);
