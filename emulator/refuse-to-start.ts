import { looksReal } from "./keys";

/**
 * Ends a start in production. Everything here is fake, and open to anyone who can connect.
 *
 * @throws where a variable says that this is production
 */
export function refuseProduction(): void {
  for (const name of ["NODE_ENV", "APP_ENV", "PLAID_ENV"]) {
    if (process.env[name]?.toLowerCase() === "production") {
      throw new Error(`The emulator does not run in production, and ${name} says this is.`);
    }
  }
}

/**
 * Ends a start beside real keys: whoever has set them means the real Plaid, and would have sent them
 * to this one.
 *
 * @throws where PLAID_CLIENT_ID is of the form of Plaid's
 */
export function refuseRealKeys(): void {
  if (looksReal(process.env.PLAID_CLIENT_ID)) {
    throw new Error(
      "The emulator does not run beside real keys: unset PLAID_CLIENT_ID and PLAID_SECRET. It has keys of its own.",
    );
  }
}
