import { describeError, type PlaidErrorCode, plaidErrors } from "./plaid-errors";

/** A refusal in Plaid's form. Thrown anywhere below an endpoint, it becomes the answer to the call. */
export class PlaidFailure extends Error {
  constructor(
    readonly code: PlaidErrorCode,
    message: string = plaidErrors[code].message,
  ) {
    super(message);
  }

  /** The HTTP status that goes with the code. */
  get status(): number {
    const definition = plaidErrors[this.code];
    return "status" in definition ? definition.status : 400;
  }

  /** The error as an answer carries it, less the request id. */
  get body() {
    const described = describeError(this.code, this.message);
    const anchor = described.error_type
      .toLowerCase()
      .replace(/_error$/, "")
      .replaceAll("_", "-");
    return {
      ...described,
      documentation_url: `https://plaid.com/docs/?ref=error#${anchor}-errors`,
      suggested_action: null,
    };
  }
}
