import type { BankAccount } from "./bank-account";
import type { Habit, Routine, SpendingHabits } from "./spending-habits";

const wages = (amount: number): Routine => ({
  name: "Harbor Logistics Payroll PPD ID: 9111111111",
  merchant: "Harbor Logistics Payroll",
  category: "INCOME_WAGES",
  amount: -amount,
  everyDays: 14,
});
const monthly = (
  day: number,
  merchant: string,
  category: string,
  amount: number,
  varies = 0,
): Routine => ({
  name: merchant,
  merchant,
  category,
  amount,
  varies,
  onDays: [day],
});
const cardPayment = (amount: number): Routine => ({
  name: "Payment Thank You",
  merchant: null,
  category: "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT",
  amount: -amount,
  onDays: [24],
});

const spending: readonly Habit[] = [
  {
    merchants: ["Safeway", "Trader Joe's", "Whole Foods Market"],
    perWeek: 1.6,
    least: 14,
    most: 96,
  },
  { merchants: ["Starbucks", "Blue Bottle Coffee"], perWeek: 2.4, least: 3.5, most: 9.5 },
  {
    merchants: ["Chipotle", "McDonald's", "Corner Bistro", "Lotus Thai Kitchen"],
    perWeek: 1.8,
    least: 9,
    most: 58,
  },
  { merchants: ["Shell", "Chevron"], perWeek: 0.7, least: 28, most: 64 },
  { merchants: ["Lyft", "Uber", "City Metro"], perWeek: 0.9, least: 3, most: 32 },
];
const shopping: readonly Habit[] = [
  { merchants: ["Amazon", "Target", "Walmart"], perWeek: 1.7, least: 8, most: 140 },
  {
    merchants: ["DoorDash", "Corner Bistro", "Lotus Thai Kitchen"],
    perWeek: 1.4,
    least: 16,
    most: 74,
  },
  { merchants: ["CVS", "Walgreens"], perWeek: 0.4, least: 5, most: 42 },
  { merchants: ["AMC Theatres", "H&M", "The Home Depot"], perWeek: 0.6, least: 12, most: 120 },
  { merchants: ["Delta Air Lines", "Marriott"], perWeek: 0.08, least: 160, most: 620 },
];

const personalChecking: SpendingHabits = {
  routines: [
    wages(2_140.36),
    monthly(1, "Birchwood Properties", "RENT_AND_UTILITIES_RENT", 1_650),
    monthly(6, "PG&E", "RENT_AND_UTILITIES_GAS_AND_ELECTRICITY", 84, 0.3),
    monthly(9, "Comcast", "RENT_AND_UTILITIES_INTERNET_AND_CABLE", 69.99),
    monthly(17, "Verizon", "RENT_AND_UTILITIES_TELEPHONE", 55),
    monthly(21, "Geico", "GENERAL_SERVICES_INSURANCE", 118.4),
  ],
  habits: spending,
};
const personalCard: SpendingHabits = {
  routines: [
    monthly(3, "Netflix", "ENTERTAINMENT_TV_AND_MOVIES", 15.49),
    monthly(12, "Spotify", "ENTERTAINMENT_MUSIC_AND_AUDIO", 11.99),
    cardPayment(640),
  ],
  habits: shopping,
};
const savings: SpendingHabits = {
  routines: [
    {
      name: "Transfer from Plaid Checking",
      merchant: null,
      category: "TRANSFER_IN_SAVINGS",
      amount: -250,
      onDays: [2],
    },
    {
      name: "Interest Payment",
      merchant: null,
      category: "INCOME_INTEREST_EARNED",
      amount: -4.22,
      varies: 0.2,
      onDays: [28],
    },
  ],
  habits: [],
};
const studentLoan: SpendingHabits = {
  routines: [
    {
      name: "Loan Payment",
      merchant: null,
      category: "LOAN_PAYMENTS_STUDENT_LOAN_PAYMENT",
      amount: -138.05,
      onDays: [15],
    },
  ],
  habits: [],
};
const businessChecking: SpendingHabits = {
  routines: [
    {
      name: "Gusto PAY 123456",
      merchant: "Gusto",
      category: "TRANSFER_OUT_OTHER_TRANSFER_OUT",
      amount: 9_420.8,
      varies: 0.04,
      onDays: [15, 28],
    },
    {
      name: "Birchwood Properties Office Lease",
      merchant: "Birchwood Properties",
      category: "RENT_AND_UTILITIES_RENT",
      amount: 4_200,
      onDays: [1],
    },
  ],
  habits: [
    { merchants: ["Stripe"], perWeek: 4.5, least: -3_400, most: -350 },
    { merchants: ["FedEx", "Staples"], perWeek: 1.5, least: 12, most: 180 },
  ],
};
const businessCard: SpendingHabits = {
  routines: [
    monthly(4, "Amazon Web Services", "GENERAL_SERVICES_OTHER_GENERAL_SERVICES", 640, 0.2),
    monthly(5, "Google Workspace", "GENERAL_SERVICES_OTHER_GENERAL_SERVICES", 144),
    cardPayment(2_400),
  ],
  habits: [
    { merchants: ["Staples", "FedEx", "Amazon"], perWeek: 2, least: 15, most: 260 },
    { merchants: ["Delta Air Lines", "Marriott"], perWeek: 0.4, least: 140, most: 780 },
  ],
};
const wageAdvance: SpendingHabits = {
  routines: [
    wages(612.8),
    {
      name: "EarnIn Cash Out",
      merchant: "EarnIn",
      category: "TRANSFER_IN_CASH_ADVANCES_AND_LOANS",
      amount: -100,
      everyDays: 7,
    },
    {
      name: "EarnIn Repayment",
      merchant: "EarnIn",
      category: "LOAN_PAYMENTS_PERSONAL_LOAN_PAYMENT",
      amount: 200,
      everyDays: 14,
    },
  ],
  habits: spending,
};

/** How a test user uses an account of a kind; accounts of kinds that have no transactions are not used. */
export function habitsOf(
  username: string,
  { type, subtype, holder_category }: BankAccount,
): SpendingHabits {
  const isBusiness = holder_category === "business";
  if (type === "credit") return isBusiness ? businessCard : personalCard;
  if (subtype === "student") return studentLoan;
  if (type !== "depository") return { routines: [], habits: [] };
  if (subtype !== "checking") return savings;
  if (username === "user_ewa_user") return wageAdvance;
  return isBusiness ? businessChecking : personalChecking;
}
