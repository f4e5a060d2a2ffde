/** A name of Plaid's as words: `SELECT_INSTITUTION` → `select institution`. */
export const inWords = (name: string): string => name.toLowerCase().replaceAll("_", " ");
