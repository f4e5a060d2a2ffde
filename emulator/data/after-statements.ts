import { money } from "./money";

const RAISE = 5;

type Owed = {
  last_statement_issue_date?: string | null;
  minimum_payment_amount?: number | null;
  next_monthly_payment?: number | null;
};

/** A debt after statements that came on these days. Each asks for five more than the one before. */
export function afterStatements<Liability extends Owed>(
  owed: Liability,
  statements: readonly string[],
): Liability {
  const last = statements.at(-1);
  if (last === undefined) return owed;
  const raise = statements.length * RAISE;
  const { last_statement_issue_date: issued, minimum_payment_amount: minimum } = owed;
  const { next_monthly_payment: monthly } = owed;
  return {
    ...owed,
    ...(issued && issued < last && { last_statement_issue_date: last }),
    ...(typeof minimum === "number" && { minimum_payment_amount: money(minimum + raise) }),
    ...(typeof monthly === "number" && { next_monthly_payment: money(monthly + raise) }),
  };
}
