/** Every address of the app in one place. Pages and code never write a path by hand. */
export const routes = {
  home: () => "/",
  signIn: (next?: string) => withNext("/sign-in", next),
  signUp: (next?: string) => withNext("/sign-up", next),
  accounts: () => "/accounts",
  accountsPage: (page: number) => (page > 1 ? `/accounts?page=${page}` : "/accounts"),
  item: (itemId: string) => `/items/${encodeURIComponent(itemId)}`,
  itemTransactions: (itemId: string, query = "") =>
    `/items/${encodeURIComponent(itemId)}/transactions${query && `?${query}`}`,
  transactions: (query = "") => `/transactions${query && `?${query}`}`,
  settings: () => "/settings",
  accountDeleted: () => "/account-deleted",
  link: () => "/link",
  linkStandard: () => "/link/standard",
  linkEmbedded: () => "/link/embedded",
  linkUpdate: () => "/link/update",
  linkHosted: () => "/link/hosted",
  linkMultiItem: () => "/link/multi-item",
  linkLayer: () => "/link/layer",
  linkOauth: () => "/link/oauth",
  webhooks: (filters: Record<string, string | undefined> = {}) => withQuery("/webhooks", filters),
  webhook: (eventId: string) => `/webhooks/${encodeURIComponent(eventId)}`,
  processors: (accountId?: string) => withQuery("/processors", { account: accountId }),
  processor: (tokenId: string) => `/processors/${encodeURIComponent(tokenId)}`,
  processorPicture: (tokenId: string) => `/processors/${encodeURIComponent(tokenId)}/picture`,
  sessions: () => "/sessions",
  session: (sessionId: string) => `/sessions/${encodeURIComponent(sessionId)}`,
  source: (file: string, name: string) =>
    `/source/${file.split("/").map(encodeURIComponent).join("/")}?name=${encodeURIComponent(name)}#found`,
  playground: (operation?: string) => (operation ? `/playground/${operation}` : "/playground"),
  doctor: () => "/doctor",
  hostedSession: (sessionId: string) => `/link/hosted/${encodeURIComponent(sessionId)}`,
  hostedReturn: (sessionId: string) =>
    `/link/hosted/return?session=${encodeURIComponent(sessionId)}`,
  api: {
    register: () => "/api/register",
    account: () => "/api/account",
    accountSessions: () => "/api/account/sessions",
    accountSession: (sessionId: string) => `/api/account/sessions/${encodeURIComponent(sessionId)}`,
    accountPassword: () => "/api/account/password",
    accountExport: () => "/api/account/export",
    items: () => "/api/items",
    item: (itemId: string) => `/api/items/${encodeURIComponent(itemId)}`,
    itemSync: (itemId: string) => `/api/items/${encodeURIComponent(itemId)}/sync`,
    transactions: (query = "") => `/api/transactions${query && `?${query}`}`,
    transactionsExport: (query = "") => `/api/transactions/export${query && `?${query}`}`,
    transactionTotals: (query = "") => `/api/transactions/totals${query && `?${query}`}`,
    itemTransactions: (itemId: string, query = "") =>
      `/api/items/${encodeURIComponent(itemId)}/transactions${query && `?${query}`}`,
    itemTransactionsHealth: (itemId: string) =>
      `/api/items/${encodeURIComponent(itemId)}/transactions/health`,
    itemBalances: (itemId: string) => `/api/items/${encodeURIComponent(itemId)}/balances`,
    itemIdentity: (itemId: string) => `/api/items/${encodeURIComponent(itemId)}/identity`,
    itemNumbers: (itemId: string) => `/api/items/${encodeURIComponent(itemId)}/numbers`,
    rotateItemToken: (itemId: string) => `/api/items/${encodeURIComponent(itemId)}/rotate`,
    linkTokens: () => "/api/link/tokens",
    linkSessionTokens: () => "/api/link/session-tokens",
    linkOauth: () => "/api/link/oauth",
    linkSessions: () => "/api/link/sessions",
    linkSession: (sessionId: string) => `/api/link/sessions/${encodeURIComponent(sessionId)}`,
    linkSessionInspection: (sessionId: string) =>
      `/api/link/sessions/${encodeURIComponent(sessionId)}/inspection`,
    playground: (operation: string) => `/api/playground/${encodeURIComponent(operation)}`,
    doctor: () => "/api/doctor",
    live: () => "/api/health/live",
    linkSessionEvents: (sessionId: string) =>
      `/api/link/sessions/${encodeURIComponent(sessionId)}/events`,
    refreshLinkSession: (sessionId: string) =>
      `/api/link/sessions/${encodeURIComponent(sessionId)}/refresh`,
    exchange: (exchangeId: string) => `/api/link/exchanges/${encodeURIComponent(exchangeId)}`,
    retryExchange: (exchangeId: string) =>
      `/api/link/exchanges/${encodeURIComponent(exchangeId)}/retry`,
    plaidWebhooks: () => "/api/webhooks/plaid",
    webhooks: (filters: Record<string, string | undefined> = {}) =>
      withQuery("/api/webhooks", filters),
    webhook: (eventId: string) => `/api/webhooks/${encodeURIComponent(eventId)}`,
    replayWebhook: (eventId: string) => `/api/webhooks/${encodeURIComponent(eventId)}/replay`,
    processorTokens: () => "/api/processor-tokens",
    processorToken: (tokenId: string) => `/api/processor-tokens/${encodeURIComponent(tokenId)}`,
    processorPermissions: (tokenId: string) =>
      `/api/processor-tokens/${encodeURIComponent(tokenId)}/permissions`,
    processorHandoff: (tokenId: string) =>
      `/api/processor-tokens/${encodeURIComponent(tokenId)}/handoff`,
    processorPartnerView: (tokenId: string) =>
      `/api/processor-tokens/${encodeURIComponent(tokenId)}/partner-view`,
    processorWebhook: (tokenId: string) =>
      `/api/processor-tokens/${encodeURIComponent(tokenId)}/webhook`,
    fireWebhook: () => "/api/webhooks/fire",
    completeLinkSession: (sessionId: string) =>
      `/api/link/sessions/${encodeURIComponent(sessionId)}/complete`,
    auth: () => "/api/auth",
  },
} as const;

function withQuery(path: string, fields: Record<string, string | undefined>) {
  const set = Object.entries(fields).filter((entry): entry is [string, string] => !!entry[1]);
  return set.length > 0 ? `${path}?${new URLSearchParams(set)}` : path;
}

function withNext(path: string, next?: string) {
  return next ? `${path}?next=${encodeURIComponent(next)}` : path;
}

/**
 * Where to go after sign-in, read from an untrusted `next` parameter. Only a path of this app
 * passes; anything that a browser could take for another origin becomes the accounts page.
 */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || !/^\/(?![/\\])[\w\-./~%?=&]*$/.test(next))
    return routes.accounts();
  return next.startsWith("/api/") ? routes.accounts() : next;
}
