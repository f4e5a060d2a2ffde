import "server-only";

/**
 * What makes a spreadsheet take a cell for a formula: these signs at its beginning, also in their wide
 * forms, and behind blanks that it ignores.
 */
const FORMULA = /^[\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/**
 * A text as a cell of a CSV file. Banks and shops write these texts, and whoever opens the file must
 * not run what they wrote: what a spreadsheet would take for a formula begins with an apostrophe.
 */
export function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /["\r\n,;\t]|^\s|\s$|^'/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
