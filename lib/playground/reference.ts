/** What a reference names: something of the person's own, or of the server's configuration. */
export type ReferenceKind =
  | "item"
  | "account"
  | "processor-token"
  | "session"
  | "configured"
  | "me";

/** What the server puts in the place of a reference, by the name that Plaid gives it. */
export type StandsFor =
  | "access_token"
  | "item_id"
  | "account_id"
  | "processor_token"
  | "link_token"
  | "public_token"
  | "webhook"
  | "redirect_uri"
  | "completion_redirect_uri"
  | "layer_template_id"
  | "client_user_id"
  | "user_id";

/** A reference as a schema declares it. */
export type Reference = { kind: ReferenceKind; standsFor: StandsFor };

const named = (kind: string, prefix: string) => new RegExp(`^${kind}:${prefix}_[0-9a-z]{1,60}$`);

/** How a reference of each kind is written. */
export const referenceFormats: Record<ReferenceKind, RegExp> = {
  item: named("item", "itm"),
  account: named("account", "acc"),
  "processor-token": named("processor-token", "prt"),
  session: named("session", "lks"),
  configured: /^configured$/,
  me: /^me$/,
};

/** Our id in a reference such as `item:itm_…`; an empty text where it has none. */
export const idOfReference = (reference: string): string =>
  reference.slice(reference.indexOf(":") + 1);
