const acronyms = new Set(["cd", "ira", "hsa", "ebt", "gic", "isa", "rrsp", "tfsa", "ugma", "utma"]);

const bareLoans = new Set([
  "auto",
  "business",
  "commercial",
  "construction",
  "consumer",
  "student",
]);

type Kind = {
  /** Left out where only the subtype is known. */
  type?: string;
  subtype: string | null;
};

/** Plaid's subtype in words: `cash management` becomes "Cash management", `cd` becomes "CD". */
export function accountKind({ type, subtype }: Kind): string {
  const plain = subtype ?? type ?? "account";
  if (acronyms.has(plain)) return plain.toUpperCase();
  const isLoan = type === undefined || type === "loan";
  const text = isLoan && bareLoans.has(plain) ? `${plain} loan` : plain;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
