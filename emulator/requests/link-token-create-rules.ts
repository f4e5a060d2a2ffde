import type { z } from "zod";
import type { Product } from "../data/products";
import { PlaidFailure } from "../plaid-failure";
import { hostedLinkRules } from "./hosted-link-rules";
import { isUpdateMode } from "./is-update-mode";
import type { linkTokenCreateFields } from "./link-token-create-fields";
import { severalItemsRules } from "./several-items-rules";
import { wayBackFailure } from "./way-back-failure";

/** A request to `/link/token/create` whose fields are each right by themselves. */
export type LinkTokenRequest = z.output<z.ZodObject<typeof linkTokenCreateFields>>;

/** One of the things that must fit together in a request: the refusal where it does not. */
export type LinkTokenRule = (request: LinkTokenRequest) => PlaidFailure | false;

const invalid = (message: string) => new PlaidFailure("INVALID_FIELD", message);
const missing = (fields: string) =>
  new PlaidFailure("MISSING_FIELDS", `the following required fields are missing: ${fields}`);

const languages = new Set("da nl en et fr de hi it lv lt no pl pt ro es sv vi".split(" "));

const implicit: ReadonlySet<Product> = new Set(["balance", "recurring_transactions"]);

const enabled: ReadonlySet<Product> = new Set([
  "assets",
  "auth",
  "identity",
  "investments",
  "liabilities",
  "signal",
  "statements",
  "transactions",
]);

const additional: ReadonlySet<Product> = new Set([
  "auth",
  "balance_plus",
  "identity",
  "investments",
  "investments_auth",
  "liabilities",
  "signal",
  "transactions",
]);

const listsOf = (request: LinkTokenRequest) => ({
  products: request.products ?? [],
  required_if_supported_products: request.required_if_supported_products ?? [],
  optional_products: request.optional_products ?? [],
  additional_consented_products: request.additional_consented_products ?? [],
});

/** What must fit together in a request, in the order in which it is checked. */
export const linkTokenCreateRules: readonly LinkTokenRule[] = [
  ({ user, user_id, user_token }) => !user && !user_id && !user_token && missing("user"),
  ({ language }) =>
    !languages.has(language) && invalid("language must be a supported language code"),

  ...hostedLinkRules,
  ...severalItemsRules,

  wayBackFailure,

  (request) => {
    const named = Object.values(listsOf(request)).flat();
    const wrong = named.find((product) => implicit.has(product));
    return (
      wrong !== undefined &&
      new PlaidFailure(
        "INVALID_PRODUCT",
        `${wrong} is not a valid product for this field. It is automatically initialized when any other valid product is included.`,
      )
    );
  },
  (request) => {
    const { additional_consented_products: consented, ...added } = listsOf(request);
    const refused = [
      ...Object.values(added)
        .flat()
        .filter((product) => !enabled.has(product)),
      ...consented.filter((product) => !additional.has(product)),
    ];
    return (
      refused.length > 0 &&
      new PlaidFailure(
        "INVALID_PRODUCT",
        `client is not authorized to access the following products: ${JSON.stringify(refused)}`,
      )
    );
  },
  (request) => {
    const lists = Object.entries(listsOf(request));
    for (const [index, [name, products]] of lists.entries()) {
      const earlier = lists
        .slice(0, index)
        .find(([, other]) => other.some((one) => products.includes(one)));
      if (earlier) return invalid(`${name} must not contain products that are in ${earlier[0]}`);
    }
    return false;
  },
  (request) => !isUpdateMode(request) && !request.products?.length && missing("products"),
  (request) =>
    isUpdateMode(request) &&
    request.products?.some((product) => product !== "assets" && product !== "statements") ===
      true &&
    invalid("products must not be given in update mode"),
  ({ products, statements }) =>
    products?.includes("statements") === true && !statements && missing("statements"),
  ({ products }) =>
    products?.includes("signal") === true &&
    !products.includes("auth") &&
    invalid("products must contain auth when it contains signal"),
  (request) =>
    request.account_filters !== undefined &&
    isUpdateMode(request) &&
    request.update?.account_selection_enabled !== true &&
    invalid(
      "account_filters must not be given in update mode without update.account_selection_enabled",
    ),
  (request) =>
    request.update !== undefined &&
    !isUpdateMode(request) &&
    invalid("update must be given with an access_token"),
];
