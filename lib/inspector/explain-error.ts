import "server-only";
import type { InspectorStep } from "@/lib/contracts/inspector";

type Words = { meaning: string; remedy: string };

/**
 * A code of Plaid's, or one of ours, in words: what it means and what to do about it. Those that are
 * not listed are told by their kind. Codes are those of https://plaid.com/docs/errors/.
 */
export function explainError(code: string, type: string | null = null): InspectorStep["error"] {
  const words = (Object.hasOwn(CODES, code) && CODES[code]) || TYPES[type ?? ""] || UNKNOWN;
  return { code, ...words };
}

const at = (meaning: string, remedy: string): Words => ({ meaning, remedy });

const BANK_AWAY = at(
  "The bank does not answer Plaid.",
  "Try again later. https://status.plaid.com tells whether it is known.",
);
const SLOWER = at(
  "Plaid was asked too often in a short time.",
  "Wait a minute, then ask less often.",
);
const REPAIR = "Open update mode for the bank, and have the person sign in again.";
const OTHER_BANK = "Have the person choose another account or bank.";

/** Plaid's codes, and below them ours. */
const CODES: Record<string, Words> = {
  INVALID_API_KEYS: at(
    "Plaid does not know this client id and secret in this environment.",
    "Compare PLAID_CLIENT_ID, PLAID_SECRET and PLAID_ENV with the keys page of Plaid's Dashboard.",
  ),
  INVALID_CREDENTIALS: at(
    "The bank refused the username or password.",
    "Have the person try again. In Sandbox, user_good and pass_good work.",
  ),
  INVALID_UPDATED_USERNAME: at(
    "In update mode another username was entered than the one that was linked.",
    "Have the person use the same username, or link the other login anew.",
  ),
  INVALID_MFA: at("The bank refused the code or answer.", "Have the person try again."),
  INVALID_SEND_METHOD: at(
    "The chosen way to receive a code does not work at the bank.",
    "Have the person choose another way.",
  ),
  ITEM_LOGIN_REQUIRED: at("The bank no longer accepts the stored login.", REPAIR),
  ITEM_LOCKED: at(
    "The bank has locked the login after too many attempts.",
    "Have the person unlock it at the bank, and then link again.",
  ),
  USER_SETUP_REQUIRED: at(
    "The bank wants the person to do something on its own site first.",
    "Have the person sign in at the bank's site, and then link again.",
  ),
  USER_INPUT_TIMEOUT: at("The person took longer than the bank waits.", "Have them begin again."),
  INSUFFICIENT_CREDENTIALS: at(
    "The sign-in at the bank was not finished, or less was permitted there than is needed.",
    "Have the person begin again and permit what the bank's page asks for.",
  ),
  ITEM_NOT_FOUND: at(
    "The Item is not there any more: it was removed, or the person withdrew it.",
    "Link the bank anew.",
  ),
  ITEM_NOT_SUPPORTED: at("The bank does not let this kind of login be linked.", OTHER_BANK),
  MFA_NOT_SUPPORTED: at(
    "The login asks for a kind of second factor that Plaid cannot pass on.",
    OTHER_BANK,
  ),
  NO_ACCOUNTS: at("The login has no account that fits.", OTHER_BANK),
  COUNTRY_NOT_SUPPORTED: at(
    "The bank is in a country that this app or its keys do not cover.",
    "Check PLAID_COUNTRY_CODES, and the countries of your account in Plaid's Dashboard.",
  ),
  INSTITUTION_DOWN: BANK_AWAY,
  INSTITUTION_NOT_RESPONDING: BANK_AWAY,
  INSTITUTION_NOT_AVAILABLE: BANK_AWAY,
  INSTITUTION_NO_LONGER_SUPPORTED: at("Plaid no longer connects to this bank.", OTHER_BANK),
  INVALID_LINK_TOKEN: at(
    "The link token is unknown, or has expired.",
    "Make a new one. A link token lives a few hours at most.",
  ),
  INVALID_PUBLIC_TOKEN: at(
    "The public token is unknown, has been exchanged before, or is older than 30 minutes.",
    "Have the person go through Link again.",
  ),
  INVALID_ACCESS_TOKEN: at(
    "The access token is unknown: it was replaced, or belongs to the other environment.",
    "Check PLAID_ENV. If it fits, link the bank anew.",
  ),
  INVALID_ACCOUNT_ID: at("The account is not one of this Item.", "Choose one that is."),
  INVALID_PRODUCT: at(
    "A product was asked for that the keys, the bank or the Item do not have.",
    "Compare PLAID_PRODUCTS with the products of your account in Plaid's Dashboard.",
  ),
  PRODUCTS_NOT_SUPPORTED: at(
    "The bank does not offer a product that was asked for.",
    "Ask for fewer products, or have the person choose another bank.",
  ),
  PRODUCT_NOT_ENABLED: at(
    "The keys are not enabled for a product.",
    "Ask for it in Plaid's Dashboard, or take it out of PLAID_PRODUCTS.",
  ),
  PRODUCT_NOT_READY: at(
    "Plaid is still fetching the data.",
    "Wait for the webhook that tells of it, then ask again.",
  ),
  ADDITIONAL_CONSENT_REQUIRED: at(
    "The person has not agreed to share this.",
    "Open update mode with the product among additional_consented_products.",
  ),
  ACCESS_NOT_GRANTED: at("The person did not permit this at the bank.", REPAIR),
  USER_PERMISSION_REVOKED: at(
    "The person has withdrawn their permission.",
    "Delete what is stored of the bank. They may link it anew.",
  ),
  INCORRECT_LINK_TOKEN: at(
    "The bank's page led back with another link token than it was opened with.",
    "Reinitialise Link with the token of the session that left.",
  ),
  OAUTH_STATE_ID_ALREADY_PROCESSED: at(
    "This return from the bank was used before, as by a reload.",
    "Begin again if the bank is not linked.",
  ),
  OAUTH_STATE_ID_NOT_FOUND: at("Plaid does not know this return from the bank.", "Begin again."),
  INVALID_FIELD: at(
    "A field of the request has a value that Plaid does not take.",
    "error_message in the response names it.",
  ),
  MISSING_FIELDS: at("The request lacks fields.", "error_message in the response names them."),
  UNKNOWN_FIELDS: at(
    "The request has fields that this endpoint does not know.",
    "error_message in the response names them.",
  ),
  UNAUTHORIZED_ENVIRONMENT: at(
    "The keys may not use this environment.",
    "Check PLAID_ENV, or ask for access in Plaid's Dashboard.",
  ),
  INTERNAL_SERVER_ERROR: at("Something failed inside Plaid or the bank.", "Try again later."),
  PLANNED_MAINTENANCE: at("Plaid is being maintained.", "Try again later."),
  RATE_LIMIT_EXCEEDED: SLOWER,

  plaid_unavailable: at(
    "Plaid gave no answer that could be read.",
    "Check the connection of the server, and https://status.plaid.com.",
  ),
  plaid_timeout: at("Plaid took longer than this app waits.", "Try again."),
  plaid_refused: at("Plaid refused, without one of its codes.", "Look at the response."),
  rate_limited: SLOWER,
  invalid_public_token: at(
    "What was brought is no public token that is good here.",
    "Have the person go through Link again.",
  ),
  duplicate_item: at(
    "The person has this bank linked already.",
    "They decide on the page: repair the one that is there, or link it once more.",
  ),
  session_mismatch: at(
    "The public token is not of this session.",
    "Nothing was exchanged. Begin again; if it comes back, somebody sends tokens of others.",
  ),
  link_session_expired: at("The session can no longer be used.", "Begin again."),
  link_uncertain: at(
    "Plaid did not confirm the exchange, so that an Item may exist that nobody can use.",
    "Try again from the accounts page. Failing that, give its ids to Plaid's support.",
  ),
  link_undone: at(
    "The Item could not be stored, and was removed at Plaid again.",
    "Link the bank once more.",
  ),
  in_progress: at("Somebody else is at it.", "Wait a moment."),
  database_unavailable: at(
    "The database was away.",
    "What was claimed is taken up again by itself once it is back.",
  ),
  internal: at("Something failed in this app.", "The server's log tells what."),
  webhook_failed: at(
    "Working on the webhook failed until the last attempt.",
    "Read why on the webhook's page, mend it, and play it again there.",
  ),
  webhook_rejected: at(
    "The webhook is Plaid's, but contradicts what Plaid's API tells.",
    "Nothing was done with it. Its page tells more.",
  ),
};

const TYPES: Record<string, Words> = {
  INSTITUTION_ERROR: BANK_AWAY,
  RATE_LIMIT: SLOWER,
  RATE_LIMIT_EXCEEDED: SLOWER,
  INVALID_REQUEST: at("Plaid does not understand the request.", "Look at the response."),
  INVALID_INPUT: at("A value in the request is not good at Plaid.", "Look at the response."),
  ITEM_ERROR: at("The Item cannot be used as it is.", REPAIR),
  API_ERROR: at("Something failed inside Plaid.", "Try again later."),
  OAUTH_ERROR: at("The return from the bank's own page failed.", "Begin again."),
};

const UNKNOWN = at(
  "This app has no words for this code.",
  "Search for it at https://plaid.com/docs/errors/.",
);
