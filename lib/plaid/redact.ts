// Whatever stands before them: in an address that can be a digit of what is escaped.
const STRIPE_TOKEN = /btok_[0-9a-zA-Z]{8,}/g;
const TOKEN =
  /(access|processor|public|link|profile|user)-(sandbox|development|production)-[0-9a-zA-Z-]{8,}/g;

/** Replaces every token of Plaid's in a text by its kind, and those it makes for Stripe. */
export const scrub = (text: string) =>
  text.replace(TOKEN, "$1-$2-[redacted]").replace(STRIPE_TOKEN, "btok_[redacted]");

/** Fields of Plaid's requests and answers that name no person and open nothing. All others are blanked. */
const KEPT = new Set(
  `request_id error_type error_code error_message display_message documentation_url suggested_action
  error_code_reason status products available_products billed_products consented_products
  initial_products country_codes language client_name webhook redirect_uri institution_id
  institution_name item_id account_id type subtype mask verification_status iso_currency_code
  unofficial_currency_code expiration created_at started_at finished_at timestamp event_name
  view_name event_id link_session_id auth_method update_type consent_expiration_time days_requested
  include_optional_metadata oauth url primary_color account_selection_enabled has_more count
  exit_status mfa_type error`.split(/\s+/),
);

/**
 * A copy of a Plaid request or answer that may be kept and shown: same shape, with every value
 * outside the list above replaced. New fields of Plaid's are therefore hidden until somebody
 * has looked at them.
 */
export function redact(value: unknown, key = "", depth = 0): unknown {
  if (depth > 12) return "[deep]";
  if (Array.isArray(value)) return value.slice(0, 50).map((entry) => redact(entry, key, depth + 1));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [name, redact(entry, name, depth + 1)]),
    );
  }
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") return redactText(value, KEPT.has(key));
  return KEPT.has(key) ? value : "[redacted]";
}

/** Also leaves nothing that Postgres would refuse in jsonb: no NUL, no half of a surrogate pair. */
function redactText(text: string, kept: boolean): string {
  const scrubbed = scrub(text);
  // The kind of a token is worth seeing.
  if (kept || /^\w+-\w+-\[redacted\]$/.test(scrubbed)) {
    return scrubbed.slice(0, 500).toWellFormed().replaceAll("\0", "");
  }
  return "[redacted]";
}
