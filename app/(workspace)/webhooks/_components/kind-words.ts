/** What each webhook that Plaid documents means, in a sentence, by type and code. */
const WORDS: Record<string, Record<string, string>> = {
  ITEM: {
    ERROR: "The link to the bank has an error.",
    LOGIN_REPAIRED: "The link to the bank works again.",
    NEW_ACCOUNTS_AVAILABLE: "The bank has accounts that are not shared.",
    PENDING_DISCONNECT: "The bank will end the access soon.",
    PENDING_EXPIRATION: "The consent to the access ends soon.",
    USER_PERMISSION_REVOKED: "The access to the bank was withdrawn.",
    USER_ACCOUNT_REVOKED: "The access to one account was withdrawn.",
    WEBHOOK_UPDATE_ACKNOWLEDGED: "Webhooks on this bank go to another address.",
  },
  TRANSACTIONS: {
    SYNC_UPDATES_AVAILABLE: "There are new transactions, or changes to known ones.",
    INITIAL_UPDATE: "The first transactions can be read.",
    HISTORICAL_UPDATE: "The transactions from before can be read.",
    DEFAULT_UPDATE: "There are new transactions.",
    TRANSACTIONS_REMOVED: "Transactions were taken back by the bank.",
    RECURRING_TRANSACTIONS_UPDATE: "Recurring transactions have changed.",
  },
  AUTH: {
    DEFAULT_UPDATE: "Account numbers have changed.",
    AUTOMATICALLY_VERIFIED: "An account was verified by micro-deposits.",
    VERIFICATION_EXPIRED: "An account was not verified in time.",
    SMS_MICRODEPOSITS_VERIFICATION: "The text message on a micro-deposit was answered.",
    PRODUCT_PERMISSIONS_REQUIRED: "Account numbers need the person's consent.",
  },
  IDENTITY: {
    DEFAULT_UPDATE: "What the bank knows of the account's owner has changed.",
    PRODUCT_PERMISSIONS_REQUIRED: "Identity needs the person's consent.",
  },
  HOLDINGS: { DEFAULT_UPDATE: "Investments have changed." },
  INVESTMENTS_TRANSACTIONS: {
    DEFAULT_UPDATE: "There are new investment transactions.",
    HISTORICAL_UPDATE: "Investment transactions from before can be read.",
  },
  LIABILITIES: { DEFAULT_UPDATE: "Loans or credit cards have changed." },
  LINK: {
    SESSION_FINISHED: "A Link session has ended.",
    ITEM_ADD_RESULT: "A bank was added in a Link session.",
    EVENTS: "What happened in a Link session.",
  },
  LAYER: { LAYER_AUTHENTICATION_PASSED: "A phone number was proved in Layer." },
  PROCESSOR_TOKEN: {
    WEBHOOK_UPDATE_ACKNOWLEDGED: "Webhooks on a processor token go to another address.",
  },
  STATEMENTS: { STATEMENTS_REFRESH_COMPLETE: "Statements can be read." },
};

/** The types and codes that one can look for. */
export const knownKinds: { type: string; codes: string[] }[] = Object.entries(WORDS).map(
  ([type, codes]) => ({ type, codes: Object.keys(codes) }),
);

/** What a webhook means, as far as this version knows. */
export function kindWords(type: string | null, code: string | null): string {
  if (!type || !code) return "What it says could not be read.";
  return WORDS[type]?.[code] ?? "A kind of webhook that this version does not know.";
}
