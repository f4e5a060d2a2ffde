const WORDS: Record<string, string> = {
  INCOME: "Income",
  LOAN_DISBURSEMENTS: "Loans received",
  TRANSFER_IN: "Transfers in",
  TRANSFER_OUT: "Transfers out",
  LOAN_PAYMENTS: "Loan payments",
  BANK_FEES: "Bank fees",
  ENTERTAINMENT: "Entertainment",
  FOOD_AND_DRINK: "Food and drink",
  GENERAL_MERCHANDISE: "Shopping",
  HOME_IMPROVEMENT: "Home improvement",
  MEDICAL: "Medical",
  PERSONAL_CARE: "Personal care",
  GENERAL_SERVICES: "Services",
  GOVERNMENT_AND_NON_PROFIT: "Government and non-profit",
  TRANSPORTATION: "Transport",
  TRAVEL: "Travel",
  RENT_AND_UTILITIES: "Rent and utilities",
  OTHER: "Other",
  NONE: "No category",
};

/** A category of Plaid's in words. One that is new to us is told as Plaid spells it, in small letters. */
export function categoryWords(category: string | null): string {
  if (category === null) return "No category";
  const plain = category.replaceAll("_", " ").toLowerCase();
  return WORDS[category] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}
