import type { Owned } from "./person-with-everything";

/** Who an address is for. `Plaid` proves itself by a signature, `sign-in` is next-auth's own. */
export type Access = "everyone" | "signed in" | "Plaid" | "sign-in";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A request that a person may make with what is theirs. Ids in it are the only thing that changes for others. */
type ValidRequest = {
  /** For the brackets in the address. */
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: object;
  headers?: Record<string, string>;
};

/** One method of one address of the API. */
export type Rule = {
  method: Method;
  /** As the folders of `app` spell it. */
  route: string;
  access: Access;
  valid: (own: Owned) => ValidRequest;
  /** What a valid request is answered. */
  status: number;
};

const signedIn = (
  method: Method,
  route: string,
  valid: Rule["valid"] = () => ({}),
  status = 200,
): Rule => ({ method, route, access: "signed in", valid, status });

const item = ({ itemId }: Owned) => ({ params: { itemId } });
const session = ({ openSessionId }: Owned) => ({ params: { sessionId: openSessionId } });
const exchange = ({ exchangeId }: Owned) => ({ params: { exchangeId } });
const token = ({ tokenId }: Owned) => ({ params: { tokenId } });
const event = ({ eventId }: Owned) => ({ params: { eventId } });

/** Every method of every address under `/api`, and who it is for. What is not here does not exist, or fails a test. */
export const policy: Rule[] = [
  { method: "GET", route: "/api/health/live", access: "everyone", valid: () => ({}), status: 200 },
  { method: "GET", route: "/api/health/ready", access: "everyone", valid: () => ({}), status: 200 },
  {
    method: "POST",
    route: "/api/register",
    access: "everyone",
    valid: ({ freshEmail }) => ({
      body: { email: freshEmail, password: "correct horse battery staple" },
    }),
    status: 201,
  },
  { method: "POST", route: "/api/webhooks/plaid", access: "Plaid", valid: () => ({}), status: 200 },

  signedIn("GET", "/api/account/export"),
  signedIn("PUT", "/api/account", () => ({ body: { name: "Anyone" } }), 204),
  signedIn("DELETE", "/api/account", ({ password }) => ({ body: { password } }), 204),

  signedIn("GET", "/api/account/sessions"),
  signedIn("DELETE", "/api/account/sessions", () => ({}), 204),
  signedIn(
    "DELETE",
    "/api/account/sessions/[sessionId]",
    ({ otherBrowserId }) => ({ params: { sessionId: otherBrowserId } }),
    204,
  ),
  signedIn(
    "POST",
    "/api/account/password",
    ({ password }) => ({ body: { current: password, password: "another sentence of mine" } }),
    204,
  ),

  signedIn("GET", "/api/doctor"),

  signedIn("GET", "/api/items"),
  signedIn("GET", "/api/items/[itemId]", item),
  signedIn("POST", "/api/items/[itemId]/balances", item),
  signedIn("POST", "/api/items/[itemId]/identity", item),
  signedIn("POST", "/api/items/[itemId]/numbers", item),
  signedIn("POST", "/api/items/[itemId]/rotate", item, 204),
  signedIn("POST", "/api/items/[itemId]/sync", item),
  signedIn("GET", "/api/items/[itemId]/transactions", item),
  signedIn("GET", "/api/items/[itemId]/transactions/health", item),
  signedIn("DELETE", "/api/items/[itemId]", item, 204),

  signedIn("POST", "/api/link/tokens", () => ({ body: { mode: "standard" } }), 201),
  signedIn(
    "POST",
    "/api/link/tokens",
    ({ itemId }) => ({ body: { mode: "update", itemId, update: "reauth" } }),
    201,
  ),
  signedIn("POST", "/api/link/session-tokens", () => ({}), 201),
  signedIn("GET", "/api/link/sessions"),
  signedIn("GET", "/api/link/sessions/[sessionId]", session),
  signedIn("GET", "/api/link/sessions/[sessionId]/inspection", session),
  signedIn(
    "POST",
    "/api/link/sessions/[sessionId]/events",
    (own) => ({ ...session(own), body: { events: [] } }),
    204,
  ),
  signedIn("POST", "/api/link/sessions/[sessionId]/refresh", session),
  signedIn("POST", "/api/link/sessions/[sessionId]/complete", (own) => ({
    ...session(own),
    body: { publicTokens: [own.publicToken] },
  })),
  signedIn("POST", "/api/link/oauth", ({ oauthStateId }) => ({ body: { oauthStateId } })),
  signedIn("POST", "/api/link/exchanges/[exchangeId]/retry", (own) => ({
    ...exchange(own),
    body: { allowDuplicate: true },
  })),
  signedIn("DELETE", "/api/link/exchanges/[exchangeId]", exchange, 204),

  signedIn("POST", "/api/playground/[operation]", ({ itemId }) => ({
    params: { operation: "item-get" },
    body: { request: { access_token: `item:${itemId}` } },
  })),

  signedIn("GET", "/api/processor-tokens"),
  signedIn(
    "POST",
    "/api/processor-tokens",
    ({ accountId, press }) => ({
      body: { accountId, processor: "dwolla" },
      headers: { "idempotency-key": press },
    }),
    201,
  ),
  signedIn("GET", "/api/processor-tokens/[tokenId]", token),
  signedIn("PUT", "/api/processor-tokens/[tokenId]/permissions", (own) => ({
    ...token(own),
    body: { products: [] },
  })),
  signedIn("POST", "/api/processor-tokens/[tokenId]/permissions", token),
  signedIn("POST", "/api/processor-tokens/[tokenId]/handoff", token, 202),
  signedIn("POST", "/api/processor-tokens/[tokenId]/partner-view", (own) => ({
    ...token(own),
    body: {},
  })),
  signedIn("PUT", "/api/processor-tokens/[tokenId]/webhook", (own) => ({
    ...token(own),
    body: { receive: false },
  })),

  signedIn("GET", "/api/transactions"),
  signedIn("GET", "/api/transactions", ({ itemId }) => ({ query: { item: itemId } })),
  signedIn("GET", "/api/transactions/export"),
  signedIn("GET", "/api/transactions/totals"),

  signedIn("GET", "/api/webhooks"),
  signedIn("GET", "/api/webhooks/[eventId]", event),
  signedIn("POST", "/api/webhooks/[eventId]/replay", event, 202),
  signedIn(
    "POST",
    "/api/webhooks/fire",
    ({ itemId }) => ({ body: { itemId, code: "LOGIN_REPAIRED" } }),
    202,
  ),
];

/** Every page, and who it is for. Brackets are filled from what a person has. */
export const pages: Record<
  string,
  { access: Access; params?: (own: Owned) => Record<string, string> }
> = {
  "/": { access: "everyone" },
  "/account-deleted": { access: "everyone" },
  "/sign-in": { access: "everyone" },
  "/sign-up": { access: "everyone" },
  // Whoever comes back from Plaid's page, signed in here or not, is told the same.
  "/link/hosted/return": { access: "everyone" },
  "/accounts": { access: "signed in" },
  "/doctor": { access: "signed in" },
  "/items/[itemId]": { access: "signed in", params: ({ itemId }) => ({ itemId }) },
  "/items/[itemId]/transactions": { access: "signed in", params: ({ itemId }) => ({ itemId }) },
  "/link": { access: "signed in" },
  "/link/embedded": { access: "signed in" },
  "/link/hosted": { access: "signed in" },
  "/link/hosted/[sessionId]": {
    access: "signed in",
    params: ({ hostedSessionId }) => ({ sessionId: hostedSessionId }),
  },
  "/link/layer": { access: "signed in" },
  "/link/multi-item": { access: "signed in" },
  "/link/oauth": { access: "signed in" },
  "/link/standard": { access: "signed in" },
  "/link/update": { access: "signed in" },
  "/playground": { access: "signed in" },
  "/playground/[operation]": {
    access: "signed in",
    params: () => ({ operation: "link-token-create" }),
  },
  "/processors": { access: "signed in" },
  "/processors/[tokenId]": { access: "signed in", params: ({ tokenId }) => ({ tokenId }) },
  "/processors/[tokenId]/picture": { access: "signed in", params: ({ tokenId }) => ({ tokenId }) },
  "/sessions": { access: "signed in" },
  "/sessions/[sessionId]": {
    access: "signed in",
    params: ({ openSessionId }) => ({ sessionId: openSessionId }),
  },
  "/settings": { access: "signed in" },
  "/source/[...path]": { access: "signed in", params: () => ({ path: "lib/problem.ts" }) },
  "/transactions": { access: "signed in" },
  "/webhooks": { access: "signed in" },
  "/webhooks/[eventId]": { access: "signed in", params: ({ eventId }) => ({ eventId }) },
};
