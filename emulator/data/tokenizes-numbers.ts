const tokenizing: ReadonlySet<string> = new Set(["ins_56", "ins_13", "ins_127990", "ins_127287"]);

/** Tells whether an institution gives out made-up account numbers, other ones for each Item, instead of its own. */
export const tokenizesNumbers = (institutionId: string): boolean => tokenizing.has(institutionId);
