import type { LinkTokenCreateRequest, LinkTokenCreateRequestAppearanceMode } from "plaid";
import { languages } from "../choices/languages";
import { permissiblePurposes } from "../choices/permissible-purposes";
import { products } from "../choices/products";
import { choice, choices, flag, group, list, reference, text, textChoice } from "../fields";
import { accountFilters } from "../link-token/account-filters";
import { auth } from "../link-token/auth";
import { craOptions } from "../link-token/cra-options";
import { flowFields } from "../link-token/flow";
import { incomeVerification } from "../link-token/income-verification";
import { moneyFields } from "../link-token/money";
import { linkTokenPresets } from "../link-token/presets";
import { user } from "../link-token/user";
import { operation } from "../operation";
import { accessToken, androidPackageName, countryCodes } from "../shared-fields";

const appearances = {
  sdkEnum: "LinkTokenCreateRequestAppearanceMode",
  values: ["LIGHT", "DARK", "SYSTEM"],
} as const satisfies {
  sdkEnum: string;
  values: readonly `${LinkTokenCreateRequestAppearanceMode}`[];
};

/** Starts a Link session. */
export const linkTokenCreate = operation<LinkTokenCreateRequest>()({
  name: "link-token-create",
  path: "/link/token/create",
  title: "Create a link token",
  about: "Starts a Link session: everything that Link will ask, and how it looks, is decided here.",
  sdkMethod: "linkTokenCreate",
  docsUrl: "https://plaid.com/docs/api/link/#linktokencreate",
  schema: group("The request.", {
    client_name: text("Your app's name, as Link shows it. Over 30 characters, it shows another.", {
      max: 100,
    }),
    language: textChoice("The language of Link.", languages),
    country_codes: countryCodes("Banks of these countries are offered."),
    user: user().optional(),
    user_id: reference(
      "Plaid's id of the person, made on first use. Multi-Item Link needs it.",
      "me",
      "user_id",
    ).optional(),
    products: choices(
      "Only banks with all of these. Left out in update mode.",
      products,
    ).optional(),
    required_if_supported_products: choices(
      "Added where the bank has them. Banks without are offered all the same.",
      products,
    ).optional(),
    optional_products: choices("Added where that works. No matter if not.", products).optional(),
    additional_consented_products: choices(
      "Agreed to now, so that they can be used later without asking again.",
      products,
    ).optional(),
    access_token: accessToken("The bank that update mode is for.").optional(),
    access_tokens: list(
      "Banks that are updated together. In beta at Plaid.",
      accessToken("One of your banks."),
    ).optional(),
    enable_multi_item_link: flag("Lets people link several banks in one session.").optional(),
    webhook: reference("Where webhooks go: PLAID_WEBHOOK_URL.", "configured", "webhook").optional(),
    redirect_uri: reference(
      "Where banks send people back to: PLAID_REDIRECT_URI.",
      "configured",
      "redirect_uri",
    ).optional(),
    android_package_name: androidPackageName().optional(),
    link_customization_name: text("A customization from Plaid's Dashboard.", {
      max: 100,
    }).optional(),
    appearance_mode: choice("Light, dark, or as the device is.", appearances).optional(),
    institution_id: text("The bank that Link begins at, for some older flows.", {
      max: 60,
      pattern: /^ins_\w+$/,
      says: "must be the id of an institution, such as ins_109508",
    }).optional(),
    account_filters: accountFilters().optional(),
    auth: auth().optional(),
    cra_options: craOptions().optional(),
    cra_enabled: flag("Links the bank for Plaid Check.").optional(),
    consumer_report_permissible_purpose: choice(
      "What the report is for by law. Needed for the products that begin with cra_.",
      permissiblePurposes,
    ).optional(),
    income_verification: incomeVerification().optional(),
    financekit_supported: flag("Your app can link Apple Card.").optional(),
    ...flowFields(),
    ...moneyFields(),
  }).refine(({ user, user_id }) => user || user_id, {
    path: ["user"],
    message: "is needed, or user_id",
  }),
  presets: linkTokenPresets,
});
