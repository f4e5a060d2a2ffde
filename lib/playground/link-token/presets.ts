import type { Preset } from "../operation";

const app = { client_name: "Plaid Link reference", language: "en", country_codes: ["US"] };
const user = { client_user_id: "me" };

/** What each mode of Link begins with. */
export const linkTokenPresets = [
  {
    name: "Standard",
    about: "Link in a window over the page.",
    request: { ...app, user, products: ["transactions"] },
  },
  {
    name: "Embedded",
    about: "Banks to choose from within the page. The token is the same kind.",
    request: { ...app, user, products: ["transactions"] },
  },
  {
    name: "Repair",
    about: "Update mode, for a bank that wants its owner to sign in again.",
    request: { ...app, user, access_token: "" },
  },
  {
    name: "Choose accounts again",
    about: "Update mode, with the choice of accounts.",
    request: { ...app, user, access_token: "", update: { account_selection_enabled: true } },
  },
  {
    name: "Grant more",
    about: "Update mode, for products that were not agreed to before.",
    request: {
      ...app,
      user,
      access_token: "",
      additional_consented_products: ["auth", "identity"],
    },
  },
  {
    name: "Hosted",
    about: "Link on a page of Plaid's, which can be sent to somebody.",
    request: {
      ...app,
      user,
      products: ["transactions"],
      hosted_link: { completion_redirect_uri: "configured" },
    },
  },
  {
    name: "Multi-Item",
    about: "Several banks in one session.",
    request: { ...app, user_id: "me", products: ["transactions"], enable_multi_item_link: true },
  },
  {
    name: "Account numbers",
    about: "Checking and savings accounts, with the ways to prove them.",
    request: {
      ...app,
      user,
      products: ["auth"],
      account_filters: { depository: { account_subtypes: ["checking", "savings"] } },
      auth: { same_day_microdeposits_enabled: true, automated_microdeposits_enabled: true },
    },
  },
] as const satisfies readonly [Preset, ...Preset[]];
