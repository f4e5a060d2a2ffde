import type { CreditCardLiability, MortgageLiability, StudentLoan } from "plaid";
import type { Wire } from "../wire";
import type { BankAccount } from "./bank-account";
import { calendar } from "./calendar";
import type { CustomAccount } from "./custom-configuration";
import { money } from "./money";

type Configured = CustomAccount["liability"];
type Known<Liability> = Omit<Wire<Liability>, "account_id">;

/** The day of this month, or of the next where it is over already. */
function nextOn(dayOfMonth: number, today: string): string {
  const inThisMonth = `${today.slice(0, 8)}${String(dayOfMonth).padStart(2, "0")}`;
  return inThisMonth > today ? inThisMonth : inMonths(inThisMonth, 1);
}

/** The same day so many months later; none of the days used here is missing in any month. */
function inMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return calendar.dayOf(Date.UTC(year, month - 1 + months, Math.min(date, 28)));
}

/** What is owed on a credit card. The statement and the payment fall on fixed days of the month. */
export function creditCardLiability(
  { balances: { current } }: BankAccount,
  configured: Configured,
  today: string,
): Known<CreditCardLiability> {
  const owed = current ?? 0;
  const due = nextOn(28, today);
  const apr = (
    apr_type: Known<CreditCardLiability>["aprs"][number]["apr_type"],
    apr_percentage: number,
    balance_subject_to_apr: number | null = null,
  ) => ({
    apr_type,
    apr_percentage,
    balance_subject_to_apr,
    interest_charge_amount:
      balance_subject_to_apr && money((balance_subject_to_apr * apr_percentage) / 1200),
  });
  return {
    aprs: [
      apr("balance_transfer_apr", configured?.balance_transfer_apr ?? 15.24, money(owed / 3)),
      apr("cash_apr", configured?.cash_apr ?? 27.95),
      apr("purchase_apr", configured?.purchase_apr ?? 12.5, owed),
      apr("special", configured?.special_apr ?? 0),
    ],
    is_overdue: configured?.is_overdue ?? false,
    last_payment_amount: configured?.last_payment_amount ?? 168.25,
    last_payment_date: inMonths(due, -1),
    last_statement_issue_date: inMonths(nextOn(3, today), -1),
    last_statement_balance: money(owed * 0.95),
    minimum_payment_amount: configured?.minimum_payment_amount ?? 20,
    next_payment_due_date: due,
  };
}

/** A student loan, taken nine years before it is paid off. */
export function studentLoanLiability(
  { balances: { current }, name, key }: BankAccount,
  configured: Configured,
  today: string,
): Known<StudentLoan> {
  const owed = current ?? 0;
  const rate = configured?.nominal_apr ?? 5.25;
  const due = nextOn(15, today);
  const begun = configured?.origination_date ?? inMonths(due, -60);
  const months = configured?.repayment_model?.repayment_months ?? 120;
  const monthly = configured?.minimum_payment_amount ?? money(Math.max(owed / months, 25));
  const paymentsThisYear = Number(today.slice(5, 7)) - 1;
  return {
    account_number: `42779${key.replace(/\D/g, "").padStart(5, "0")}`,
    disbursement_dates: [begun],
    expected_payoff_date: configured?.expected_payoff_date ?? inMonths(due, 60),
    guarantor: configured?.guarantor ?? "DEPT OF ED",
    interest_rate_percentage: rate,
    is_overdue: configured?.is_overdue ?? false,
    last_payment_amount: configured?.last_payment_amount ?? monthly,
    last_payment_date: inMonths(due, -1),
    last_statement_balance: money(owed * 1.002),
    last_statement_issue_date: inMonths(nextOn(1, today), -1),
    loan_name: configured?.loan_name ?? name,
    loan_status: { type: "repayment", end_date: inMonths(due, 60) },
    minimum_payment_amount: monthly,
    next_payment_due_date: due,
    origination_date: begun,
    origination_principal_amount: configured?.principal ?? money(owed * 1.2),
    outstanding_interest_amount: money((owed * rate) / 1200),
    payment_reference_number: `4277${key.replace(/\D/g, "").padStart(6, "0")}`,
    pslf_status: {
      estimated_eligibility_date: inMonths(due, 48),
      payments_made: 72,
      payments_remaining: 48,
    },
    repayment_plan: { type: "standard", description: "Standard Repayment" },
    sequence_number: "1",
    servicer_address: {
      street: "123 Relaxation Road",
      city: "San Matias",
      region: "CA",
      postal_code: "99415",
      country: "US",
    },
    ytd_interest_paid: money((paymentsThisYear * owed * rate) / 1200),
    ytd_principal_paid: money(paymentsThisYear * monthly * 0.6),
  };
}

/** A mortgage over thirty years at a fixed rate. */
export function mortgageLiability(
  { balances: { current }, key }: BankAccount,
  configured: Configured,
  today: string,
): Known<MortgageLiability> {
  const owed = current ?? 0;
  const rate = configured?.nominal_apr ?? 3.99;
  const due = nextOn(15, today);
  const begun = configured?.origination_date ?? inMonths(due, -120);
  const monthly = money(owed / 240 + (owed * rate) / 1200);
  const paymentsThisYear = Number(today.slice(5, 7)) - 1;
  return {
    account_number: `31200${key.replace(/\D/g, "").padStart(5, "0")}`,
    current_late_fee: configured?.is_overdue ? 25 : 0,
    escrow_balance: money(monthly * 2.5),
    has_pmi: true,
    has_prepayment_penalty: false,
    interest_rate: { percentage: rate, type: "fixed" },
    last_payment_amount: configured?.last_payment_amount ?? monthly,
    last_payment_date: inMonths(due, -1),
    loan_term: "30 year",
    loan_type_description: "conventional",
    maturity_date: inMonths(begun, 360),
    next_monthly_payment: monthly,
    next_payment_due_date: due,
    origination_date: begun,
    origination_principal_amount: configured?.principal ?? money(owed * 1.5),
    past_due_amount: configured?.is_overdue ? monthly : 0,
    property_address: {
      street: "2992 Cameron Road",
      city: "Malakoff",
      region: "NY",
      postal_code: "14236",
      country: "US",
    },
    ytd_interest_paid: money((paymentsThisYear * owed * rate) / 1200),
    ytd_principal_paid: money((paymentsThisYear * owed) / 240),
  };
}
