import type { HostedLinkDeliveryMethod } from "plaid";
import { documentParsings } from "../choices/document-parsings";
import { choice, choices, flag, group, list, reference, text, whole } from "../fields";

const deliveries = {
  sdkEnum: "HostedLinkDeliveryMethod",
  values: ["sms", "email"],
} as const satisfies { sdkEnum: string; values: readonly `${HostedLinkDeliveryMethod}`[] };

const digits = (help: string, min: number, max: number) =>
  text(help, { min, max, pattern: /^\d+$/, says: "must be digits only" });

/** How Link is opened, and for what. */
export const flowFields = () => ({
  hosted_link: group("Has Plaid show Link on a page of its own. May be empty.", {
    completion_redirect_uri: reference(
      "Where the page leads in the end: back to this app.",
      "configured",
      "completion_redirect_uri",
    ).optional(),
    delivery_method: choice("Has Plaid send the address to the person.", deliveries).optional(),
    url_lifetime_seconds: whole("How long the page is open: 30 minutes without, 21 days at most.", {
      min: 1,
      max: 1_814_400,
    }).optional(),
    is_mobile_app: flag("An app opens the page, and is gone back to when it closes.").optional(),
  }).optional(),
  update: group("What update mode is for. Without, people only sign in again.", {
    account_selection_enabled: flag(
      "Lets people choose again which accounts they share.",
    ).optional(),
    reauthorization_enabled: flag("Renews the consent. Of no effect at present.").optional(),
    user: flag("Updates the Items of `user_id`, in place of `access_token`.").optional(),
    item_ids: list(
      "Which of that person's Items. The one that failed last without.",
      reference("One of your banks.", "item", "item_id"),
    ).optional(),
  }).optional(),
  institution_data: group("Which institution Link begins at.", {
    routing_number: digits("Its routing number.", 9, 9).optional(),
  }).optional(),
  card_switch: group("A card that is put in another's place.", {
    card_bin: digits("The first digits of the card.", 6, 8),
  }).optional(),
  eu_config: group("Europe only.", {
    headless: flag("Goes to the bank without a page of Link's before.").optional(),
  }).optional(),
  identity: group("Documents that prove who somebody is.", {
    is_document_upload: flag("Link is for an upload.").optional(),
    account_ids: list(
      "The account that the document is for.",
      reference("One of your accounts.", "account", "account_id"),
      { max: 1 },
    ).optional(),
    parsing_configs: choices("What is done with uploaded documents.", documentParsings).optional(),
  }).optional(),
  identity_verification: group("Needed for identity_verification.", {
    template_id: text("The template, from Plaid's Dashboard.", { max: 100 }),
    gave_consent: flag("The person has agreed to Plaid's terms already.").optional(),
    consent: flag("Older name of `gave_consent`.").optional(),
  }).optional(),
  investments: group("Investments.", {
    allow_unverified_crypto_wallets: flag("Takes wallets without a signature.").optional(),
    allow_manual_entry: flag("Lets people type what they hold.").optional(),
  }).optional(),
  investments_auth: group("Moving investments.", {
    manual_entry_enabled: flag("Offers institutions where people type account numbers.").optional(),
    masked_number_match_enabled: flag("Offers those that mask account numbers.").optional(),
    stated_account_number_enabled: flag(
      "Offers those where account numbers are not checked.",
    ).optional(),
    rollover_401k_enabled: flag("Tells fees and contributions of 401(k) accounts.").optional(),
  }).optional(),
});
