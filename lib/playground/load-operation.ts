import type { PlaygroundOperation } from "@/lib/contracts/playground";
import type { Operation } from "./operation";

const load: Record<PlaygroundOperation, () => Promise<Operation>> = {
  "link-token-create": async () => (await import("./operations/link-token-create")).linkTokenCreate,
  "link-token-get": async () => (await import("./operations/link-token-get")).linkTokenGet,
  "item-public-token-exchange": async () =>
    (await import("./operations/item-public-token-exchange")).itemPublicTokenExchange,
  "session-token-create": async () =>
    (await import("./operations/session-token-create")).sessionTokenCreate,
  "processor-token-create": async () =>
    (await import("./operations/processor-token-create")).processorTokenCreate,
  "item-get": async () => (await import("./operations/item-get")).itemGet,
  "accounts-get": async () => (await import("./operations/accounts-get")).accountsGet,
  "accounts-balance-get": async () =>
    (await import("./operations/accounts-balance-get")).accountsBalanceGet,
  "auth-get": async () => (await import("./operations/auth-get")).authGet,
  "identity-get": async () => (await import("./operations/identity-get")).identityGet,
  "transactions-sync": async () =>
    (await import("./operations/transactions-sync")).transactionsSync,
  "institutions-get": async () => (await import("./operations/institutions-get")).institutionsGet,
  "institutions-get-by-id": async () =>
    (await import("./operations/institutions-get-by-id")).institutionsGetById,
  "institutions-search": async () =>
    (await import("./operations/institutions-search")).institutionsSearch,
  "processor-token-permissions-get": async () =>
    (await import("./operations/processor-token-permissions-get")).processorTokenPermissionsGet,
};

/** One operation by its name, without the code of the others. */
export const loadOperation = (name: PlaygroundOperation): Promise<Operation> => load[name]();
