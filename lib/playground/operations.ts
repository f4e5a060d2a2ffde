import type { PlaygroundOperation } from "@/lib/contracts/playground";
import type { Operation } from "./operation";
import { accountsBalanceGet } from "./operations/accounts-balance-get";
import { accountsGet } from "./operations/accounts-get";
import { authGet } from "./operations/auth-get";
import { identityGet } from "./operations/identity-get";
import { institutionsGet } from "./operations/institutions-get";
import { institutionsGetById } from "./operations/institutions-get-by-id";
import { institutionsSearch } from "./operations/institutions-search";
import { itemGet } from "./operations/item-get";
import { itemPublicTokenExchange } from "./operations/item-public-token-exchange";
import { linkTokenCreate } from "./operations/link-token-create";
import { linkTokenGet } from "./operations/link-token-get";
import { processorTokenCreate } from "./operations/processor-token-create";
import { processorTokenPermissionsGet } from "./operations/processor-token-permissions-get";
import { sessionTokenCreate } from "./operations/session-token-create";
import { transactionsSync } from "./operations/transactions-sync";

/** Every operation. A page that shows one loads it alone, by `load-operation.ts`. */
export const operations: Record<PlaygroundOperation, Operation> = {
  "link-token-create": linkTokenCreate,
  "link-token-get": linkTokenGet,
  "item-public-token-exchange": itemPublicTokenExchange,
  "session-token-create": sessionTokenCreate,
  "processor-token-create": processorTokenCreate,
  "item-get": itemGet,
  "accounts-get": accountsGet,
  "accounts-balance-get": accountsBalanceGet,
  "auth-get": authGet,
  "identity-get": identityGet,
  "transactions-sync": transactionsSync,
  "institutions-get": institutionsGet,
  "institutions-get-by-id": institutionsGetById,
  "institutions-search": institutionsSearch,
  "processor-token-permissions-get": processorTokenPermissionsGet,
};
