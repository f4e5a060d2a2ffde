import type { PlaidErrorType } from "plaid";

type Definition = {
  type: `${PlaidErrorType}`;
  message: string;
  display?: string;
  status?: number;
};

const responding =
  "This financial institution is not currently responding to requests. We apologize for the inconvenience.";
const tooOftenForItem =
  "rate limit exceeded for attempts to access this item. please try again later";
const unresponsive =
  "this institution is not currently responding to this request. please try again soon";

/** Plaid's refusals by error code, each with the texts Plaid gives it. The status is 400 unless it says otherwise. */
export const plaidErrors = {
  MISSING_FIELDS: { type: "INVALID_REQUEST", message: "the following required fields are missing" },
  UNKNOWN_FIELDS: {
    type: "INVALID_REQUEST",
    message: "the following fields are not recognized by this endpoint",
  },
  INVALID_FIELD: { type: "INVALID_REQUEST", message: "a field has an invalid value" },
  INVALID_BODY: { type: "INVALID_REQUEST", message: "body could not be parsed as JSON" },
  INVALID_HEADERS: { type: "INVALID_REQUEST", message: "Content-Type must be application/json" },
  NOT_FOUND: { type: "INVALID_REQUEST", message: "not found", status: 404 },
  INVALID_API_KEYS: { type: "INVALID_INPUT", message: "invalid client_id or secret provided" },
  INVALID_ACCESS_TOKEN: { type: "INVALID_INPUT", message: "could not find matching access token" },
  INVALID_PUBLIC_TOKEN: { type: "INVALID_INPUT", message: "could not find matching public token" },
  INVALID_LINK_TOKEN: { type: "INVALID_INPUT", message: "invalid link_token provided" },
  INVALID_PRODUCT: { type: "INVALID_INPUT", message: "an invalid product was provided" },
  INVALID_INSTITUTION: { type: "INVALID_INPUT", message: "invalid institution_id provided" },
  INVALID_ACCOUNT_ID: {
    type: "INVALID_INPUT",
    message: "failed to find requested account ID for requested item",
  },
  INVALID_STRIPE_ACCOUNT: {
    type: "INVALID_INPUT",
    message: "no Stripe account is linked to this client_id",
  },
  INVALID_PROCESSOR_TOKEN: {
    type: "INVALID_INPUT",
    message: "could not find matching processor token",
  },
  INVALID_WEBHOOK_VERIFICATION_KEY_ID: {
    type: "INVALID_INPUT",
    message:
      "invalid key_id provided. note that key_ids are specific to Plaid environments, and verification requests must be made to the same environment that the webhook was sent from",
  },
  USER_PERMISSION_REVOKED: {
    type: "INVALID_INPUT",
    message:
      "the holder of this account has revoked their permission for your application to access it",
  },
  SANDBOX_WEBHOOK_INVALID: {
    type: "SANDBOX_ERROR",
    message:
      "Webhook for this item is either not set up, or invalid. Please update the item's webhook and try again.",
  },
  SANDBOX_PRODUCT_NOT_ENABLED: {
    type: "SANDBOX_ERROR",
    message: "The product is not enabled on this item",
  },
  INVALID_USER_ID: {
    type: "INVALID_INPUT",
    message: "user.user_id must be a non-empty string",
  },
  INVALID_USER_IDENTITY_DATA: {
    type: "USER_ERROR",
    message: "the identity data of the user is not valid",
    status: 403,
  },
  INVALID_USER_TOKEN: { type: "INVALID_INPUT", message: "could not find matching user token" },
  USER_NOT_FOUND: {
    type: "USER_ERROR",
    message:
      "The User you requested cannot be found. This User does not exist or has had access removed by the user.",
  },
  ITEM_NOT_FOUND: {
    type: "ITEM_ERROR",
    message:
      "The Item you requested cannot be found. This Item does not exist, has been previously removed via /item/remove, or has had access removed by the user.",
  },
  ITEM_LOGIN_REQUIRED: {
    type: "ITEM_ERROR",
    message:
      "the login details of this item have changed (credentials, MFA, or required user action) and a user login is required to update this information. use Link's update mode to restore the item to a good state",
  },
  INVALID_CREDENTIALS: {
    type: "ITEM_ERROR",
    message: "the provided credentials were not correct",
    display: "The provided credentials were not correct. Please try again.",
  },
  INVALID_MFA: {
    type: "ITEM_ERROR",
    message: "the provided MFA response(s) were not correct",
    display: "The provided MFA responses were not correct. Please try again.",
  },
  INVALID_SEND_METHOD: {
    type: "ITEM_ERROR",
    message: "the provided MFA send_method was invalid",
  },
  INSUFFICIENT_CREDENTIALS: {
    type: "ITEM_ERROR",
    message: "insufficient authorization was provided to complete the request",
    display: "INSUFFICIENT_CREDENTIALS",
  },
  ITEM_LOCKED: {
    type: "ITEM_ERROR",
    message:
      "the account is locked. prompt the user to visit the institution's site and unlock their account",
    display:
      "The given account has been locked by the financial institution. Please visit your financial institution's website to unlock your account.",
  },
  ITEM_NOT_SUPPORTED: {
    type: "ITEM_ERROR",
    message: "this account is currently not supported",
    display:
      "The given account is not currently supported for this financial institution. We apologize for the inconvenience.",
  },
  MFA_NOT_SUPPORTED: {
    type: "ITEM_ERROR",
    message:
      "this account requires a MFA type that we do not currently support for the institution",
    display:
      "The multi-factor security features enabled on this account are not currently supported for this financial institution. We apologize for the inconvenience.",
  },
  NO_ACCOUNTS: {
    type: "ITEM_ERROR",
    message: "no valid accounts were found for this item",
    display:
      "No valid accounts were found at the financial institution. Please visit your financial institution's website to confirm accounts are available.",
  },
  USER_SETUP_REQUIRED: {
    type: "ITEM_ERROR",
    message:
      "the account has not been fully set up. prompt the user to visit the issuing institution's site and finish the setup process",
    display:
      "The given account is not fully setup. Please visit your financial institution's website to setup your account.",
  },
  INVALID_UPDATED_USERNAME: {
    type: "ITEM_ERROR",
    message:
      "the username provided to /item/credentials/update does not match the original username for the item",
    display:
      "The username provided does not match the original username used to link this account. Please try again.",
  },
  ACCESS_NOT_GRANTED: {
    type: "ITEM_ERROR",
    message: "access to this product was not granted for the account",
    display: "The user did not grant the necessary permissions for this product on their account.",
  },
  NO_AUTH_ACCOUNTS: {
    type: "ITEM_ERROR",
    message:
      "There are no valid checking or savings account(s) associated with this Item. See https://plaid.com/docs/api/#item-errors for more.",
  },
  INVALID_OTP: {
    type: "ITEM_ERROR",
    message: "the provided OTP was invalid",
    display: "The provided OTP was invalid. Please try again.",
  },
  INVALID_PHONE_NUMBER: {
    type: "ITEM_ERROR",
    message: "the provided phone number was invalid",
    display: "The provided phone number was invalid. Please try again.",
  },
  PROFILE_AUTHENTICATION_FAILED: {
    type: "ITEM_ERROR",
    message: "the profile could not be authenticated",
    display: "We were not able to authenticate your access to this Plaid account.",
  },
  RECAPTCHA_BAD: {
    type: "RECAPTCHA_ERROR",
    message: "The provided challenge response was denied. Please try again",
  },
  INVALID_LINK_CUSTOMIZATION: {
    type: "INVALID_INPUT",
    message: "requested link customization is not set to update account selection",
  },
  OAUTH_STATE_ID_NOT_FOUND: {
    type: "OAUTH_ERROR",
    message: "the provided oauth_state_id wasn't found",
    status: 404,
  },
  OAUTH_STATE_ID_ALREADY_PROCESSED: {
    type: "OAUTH_ERROR",
    message: "oauth_state_id has already been processed and deleted.",
    status: 208,
  },
  INCORRECT_LINK_TOKEN: {
    type: "OAUTH_ERROR",
    message: "link token does not match original link token",
  },
  USER_INPUT_TIMEOUT: {
    type: "ITEM_ERROR",
    message: "user must retry this operation",
    display: "The application timed out waiting for user input",
  },
  NO_INVESTMENT_ACCOUNTS: {
    type: "ITEM_ERROR",
    message:
      "There are no valid investment account(s) associated with this Item. See https://plaid.com/docs/api/#item-errors for more information.",
  },
  NO_LIABILITY_ACCOUNTS: {
    type: "ITEM_ERROR",
    message:
      "There are no valid liability account(s) associated with this Item. See https://plaid.com/docs/api/#item-errors for more information.",
  },
  ADDITIONAL_CONSENT_REQUIRED: {
    type: "INVALID_INPUT",
    message: "client does not have user consent to access the product",
  },
  LAST_UPDATED_DATETIME_OUT_OF_RANGE: {
    type: "INVALID_RESULT",
    message: "requested datetime out of range, most recently updated balance is older than it",
  },
  TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION: {
    type: "TRANSACTIONS_ERROR",
    message:
      "Underlying transaction data changed since last page was fetched. Please restart pagination from last update.",
  },
  PRODUCT_NOT_READY: {
    type: "ITEM_ERROR",
    message:
      "the requested product is not yet ready. please provide a webhook or try the request again later",
  },
  PRODUCTS_NOT_SUPPORTED: {
    type: "ITEM_ERROR",
    message: "the requested products are not supported by this institution",
  },
  INSTITUTION_DOWN: { type: "INSTITUTION_ERROR", message: unresponsive, display: responding },
  INSTITUTION_NOT_RESPONDING: {
    type: "INSTITUTION_ERROR",
    message: unresponsive,
    display: responding,
  },
  INSTITUTION_NO_LONGER_SUPPORTED: {
    type: "INSTITUTION_ERROR",
    message: "this institution is no longer supported",
    display:
      "This financial institution is no longer supported. We apologize for the inconvenience.",
  },
  COUNTRY_NOT_SUPPORTED: {
    type: "INSTITUTION_ERROR",
    message: "the country of this institution is not supported",
  },
  PAYMENT_INVALID_RECIPIENT: {
    type: "PAYMENT_ERROR",
    message: "the recipient of this payment is not valid",
  },
  RATE_LIMIT: { type: "RATE_LIMIT_EXCEEDED", message: tooOftenForItem, status: 429 },
  ACCOUNTS_BALANCE_GET_LIMIT: {
    type: "RATE_LIMIT_EXCEEDED",
    message: tooOftenForItem,
    status: 429,
  },
  ACCOUNTS_LIMIT: { type: "RATE_LIMIT_EXCEEDED", message: tooOftenForItem, status: 429 },
  AUTH_LIMIT: { type: "RATE_LIMIT_EXCEEDED", message: tooOftenForItem, status: 429 },
  BALANCE_LIMIT: { type: "RATE_LIMIT_EXCEEDED", message: tooOftenForItem, status: 429 },
  IDENTITY_LIMIT: { type: "RATE_LIMIT_EXCEEDED", message: tooOftenForItem, status: 429 },
  INVESTMENT_HOLDINGS_GET_LIMIT: {
    type: "RATE_LIMIT_EXCEEDED",
    message: tooOftenForItem,
    status: 429,
  },
  INVESTMENT_TRANSACTIONS_LIMIT: {
    type: "RATE_LIMIT_EXCEEDED",
    message: tooOftenForItem,
    status: 429,
  },
  ITEM_GET_LIMIT: { type: "RATE_LIMIT_EXCEEDED", message: tooOftenForItem, status: 429 },
  TRANSACTIONS_LIMIT: { type: "RATE_LIMIT_EXCEEDED", message: tooOftenForItem, status: 429 },
  TRANSACTIONS_REFRESH_LIMIT: {
    type: "RATE_LIMIT_EXCEEDED",
    message: tooOftenForItem,
    status: 429,
  },
  TRANSACTIONS_SYNC_LIMIT: { type: "RATE_LIMIT_EXCEEDED", message: tooOftenForItem, status: 429 },
  INSTITUTIONS_GET_LIMIT: {
    type: "RATE_LIMIT_EXCEEDED",
    message:
      'rate limit exceeded for attempts to access "institutions get". please try again later',
    status: 429,
  },
  INSTITUTIONS_GET_BY_ID_LIMIT: {
    type: "RATE_LIMIT_EXCEEDED",
    message:
      'rate limit exceeded for attempts to access "institutions get by id". please try again later',
    status: 429,
  },
  INTERNAL_SERVER_ERROR: {
    type: "API_ERROR",
    message: "an unexpected error occurred",
    status: 500,
  },
  PLANNED_MAINTENANCE: {
    type: "API_ERROR",
    message:
      "the Plaid API is temporarily unavailable due to planned maintenance. visit https://status.plaid.com/ for more information",
    status: 503,
  },
} as const satisfies Record<string, Definition>;

/** A code this emulator can answer with. */
export type PlaidErrorCode = keyof typeof plaidErrors;

/** Tells whether the emulator knows the texts of an error code. */
export const isPlaidErrorCode = (code: string): code is PlaidErrorCode =>
  Object.hasOwn(plaidErrors, code);

/** What Plaid says of an error everywhere: in answers, in `item.error`, in Link's callbacks. */
export function describeError(code: PlaidErrorCode, message?: string) {
  const definition: Definition = plaidErrors[code];
  return {
    error_type: definition.type,
    error_code: code,
    error_message: message ?? definition.message,
    display_message: definition.display ?? null,
  };
}
