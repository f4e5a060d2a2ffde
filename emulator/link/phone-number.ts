/** What became of a number somebody typed: E.164, and whether Plaid remembers people by such numbers. */
export type PhoneNumber = { readonly number: string; readonly isRemembered: boolean };

const remembering = /^\+(1|44|52)/;
const american = /^\+1[2-9]\d{2}([2-9]\d{2})\d{4}$/;

/**
 * Reads a phone number, an American one with or without its country code. As in Plaid's sandbox,
 * numbers of real people do not work: an American one has to be fictitious, with 555 in its middle.
 */
export function phoneNumber(typed: string): PhoneNumber | null {
  if (!/^\+?[\d\s().-]+$/.test(typed.trim())) return null;
  const digits = typed.replace(/\D/g, "");
  const number = typed.trim().startsWith("+") || digits.length > 10 ? `+${digits}` : `+1${digits}`;
  if (!/^\+\d{8,15}$/.test(number)) return null;
  if (number.startsWith("+1") && american.exec(number)?.[1] !== "555") return null;
  return { number, isRemembered: remembering.test(number) };
}
