import { PlaidFailure } from "../plaid-failure";
import type { UserIdentity } from "../state/entities";

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const phone = /^\+[1-9]\d{6,14}$/;
const country = /^[A-Z]{2}$/;

/** Refuses identity data that cannot be anybody's, which Plaid does by a status of its own. */
export function checkIdentity(identity: UserIdentity): void {
  const { emails = [], phone_numbers = [], addresses = [], date_of_birth } = identity;
  if (emails.some(({ data }) => !email.test(data))) refuse("Invalid email format.");
  if (phone_numbers.some(({ data }) => !phone.test(data))) refuse("Invalid phone number format.");
  if (addresses.some((one) => !country.test(one.country))) refuse("Invalid country code.");
  if (date_of_birth && !isDate(date_of_birth)) refuse("Invalid date of birth format.");
  for (const list of [emails, phone_numbers, addresses]) {
    if (list.filter(({ primary }) => primary).length > 1) refuse("Only one can be primary.");
  }
}

function isDate(text: string): boolean {
  const parsed = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && parsed.toString() !== "Invalid Date"
    ? parsed.toISOString().startsWith(text)
    : false;
}

function refuse(message: string): never {
  throw new PlaidFailure("INVALID_USER_IDENTITY_DATA", message);
}
