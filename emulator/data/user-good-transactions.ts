import type { BankTransaction } from "./bank-transaction";
import { calendar } from "./calendar";

type Row = [
  daysBack: number,
  mask: string,
  name: string,
  amount: number,
  merchant: string | null,
  category: string,
  channel: BankTransaction["channel"],
];

const PERIOD_DAYS = 30;
const FLIGHTS = "TRAVEL_FLIGHTS";
const RIDES = "TRANSPORTATION_TAXIS_AND_RIDE_SHARES";
const CARD_PAYMENT = "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT";

/** What the sandbox's `user_good` does in thirty days, as recorded there: the oddities, such as the sign of the payroll, too. */
const rows: readonly Row[] = [
  [0, "1111", "CREDIT CARD 3333 PAYMENT *//", 25, null, CARD_PAYMENT, "other"],
  [0, "0000", "Uber 063015 SF**POOL**", 5.4, "Uber", RIDES, "online"],
  [1, "4444", "ACH Electronic CreditGUSTO PAY 123456", 5850, "Gusto", "INCOME_WAGES", "other"],
  [1, "2222", "CD DEPOSIT .INITIAL.", 1000, null, "TRANSFER_IN_DEPOSIT", "other"],
  [
    2,
    "3333",
    "Touchstone Climbing",
    78.5,
    "Touchstone Climbing",
    "PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS",
    "in store",
  ],
  [2, "0000", "United Airlines", -500, "United Airlines", FLIGHTS, "in store"],
  [3, "0000", "McDonald's", 12, "McDonald's", "FOOD_AND_DRINK_FAST_FOOD", "in store"],
  [3, "0000", "Starbucks", 4.33, "Starbucks", "FOOD_AND_DRINK_COFFEE", "in store"],
  [
    4,
    "0000",
    "SparkFun",
    89.4,
    "SparkFun",
    "GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE",
    "in store",
  ],
  [5, "1111", "INTRST PYMNT", -4.22, null, "INCOME_INTEREST_EARNED", "other"],
  [15, "3333", "United Airlines", 500, "United Airlines", FLIGHTS, "in store"],
  [17, "0000", "Uber 072515 SF**POOL**", 6.33, "Uber", RIDES, "online"],
  [
    20,
    "3333",
    "Tectra Inc",
    500,
    "Tectra Inc",
    "GENERAL_SERVICES_OTHER_GENERAL_SERVICES",
    "in store",
  ],
  [21, "3333", "AUTOMATIC PAYMENT - THANK", 2078.5, null, CARD_PAYMENT, "other"],
  [21, "3333", "KFC", 500, "KFC", "FOOD_AND_DRINK_FAST_FOOD", "in store"],
  [
    21,
    "3333",
    "Madison Bicycle Shop",
    500,
    "Madison Bicycle Shop",
    "GENERAL_MERCHANDISE_SPORTING_GOODS",
    "in store",
  ],
  [6, "9001", "CVS", 23.18, "CVS", "MEDICAL_PHARMACIES_AND_SUPPLEMENTS", "in store"],
  [12, "9001", "HSA CONTRIBUTION", -150, null, "TRANSFER_IN_OTHER_TRANSFER_IN", "other"],
  [4, "9002", "INTRST PYMNT", -12.06, null, "INCOME_INTEREST_EARNED", "other"],
  [9, "9002", "Transfer to Plaid Checking", 400, null, "TRANSFER_OUT_ACCOUNT_TRANSFER", "other"],
  [
    7,
    "9999",
    "Amazon Web Services",
    212.4,
    "Amazon Web Services",
    "GENERAL_SERVICES_OTHER_GENERAL_SERVICES",
    "online",
  ],
  [14, "9999", "Staples", 64.99, "Staples", "GENERAL_MERCHANDISE_OFFICE_SUPPLIES", "in store"],
  [25, "9999", "AUTOMATIC PAYMENT - THANK", -310.2, null, CARD_PAYMENT, "other"],
  [
    11,
    "7777",
    "STUDENT LOAN PAYMENT",
    -138.05,
    null,
    "LOAN_PAYMENTS_STUDENT_LOAN_PAYMENT",
    "other",
  ],
];

/** The transactions of one of `user_good`'s accounts between two days, counted back from the day it was linked. They never change. */
export function userGoodTransactions(
  mask: string,
  { from, to, asOf }: { from: string; to: string; asOf: string },
  currency: string,
): BankTransaction[] {
  const oldest = calendar.toNumber(asOf) - calendar.toNumber(from);
  const transactions: BankTransaction[] = [];
  for (const [index, row] of rows.entries()) {
    if (row[1] !== mask) continue;
    for (let back = row[0]; back <= oldest; back += PERIOD_DAYS) {
      const made = transaction(row, calendar.plusDays(asOf, -back), `${index}:${back}`, currency);
      if (made.date <= to) transactions.push(made);
    }
  }
  return transactions.sort((a, b) => (a.date < b.date ? -1 : 1));
}

function transaction(
  [, , name, amount, merchant, category, channel]: Row,
  date: string,
  key: string,
  currency: string,
): BankTransaction {
  return {
    key,
    authorizedDate: channel === "online" ? calendar.plusDays(date, -1) : date,
    date,
    postsOn: null,
    amount,
    currency,
    name,
    merchant,
    category,
    channel,
    storeNumber: merchant === "McDonald's" ? "3322" : null,
  };
}
