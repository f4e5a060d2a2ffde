import "server-only";
import type { PlaidApi } from "plaid";
import type { Viewer } from "@/lib/auth/viewer";
import type { PlaygroundOperation } from "@/lib/contracts/playground";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { operations } from "@/lib/playground/operations";
import { idOfReference } from "@/lib/playground/reference";
import type { Made } from "./made";
import { withReferences } from "./with-references";

/** The operations that change nothing, here or at Plaid. */
export type Reading = Exclude<
  PlaygroundOperation,
  | "link-token-create"
  | "item-public-token-exchange"
  | "session-token-create"
  | "processor-token-create"
>;

type Options = { signal: AbortSignal };
type Called = { data: object; status: number; headers: object; config: object };
type Call = (client: PlaidApi, request: unknown, options: Options) => Promise<Called>;

/** The SDK's function, for a request that has passed the schema, which is made from the same type. */
const by =
  <Request>(
    method: (client: PlaidApi) => (request: Request, options: Options) => Promise<Called>,
  ): Call =>
  (client, request, options) =>
    method(client).call(client, request as Request, options);

const CALLS: Record<Reading, Call> = {
  "link-token-get": by((client) => client.linkTokenGet),
  "item-get": by((client) => client.itemGet),
  "accounts-get": by((client) => client.accountsGet),
  "accounts-balance-get": by((client) => client.accountsBalanceGet),
  "auth-get": by((client) => client.authGet),
  "identity-get": by((client) => client.identityGet),
  "transactions-sync": by((client) => client.transactionsSync),
  "institutions-get": by((client) => client.institutionsGet),
  "institutions-get-by-id": by((client) => client.institutionsGetById),
  "institutions-search": by((client) => client.institutionsSearch),
  "processor-token-permissions-get": by((client) => client.processorTokenPermissionsGet),
};

/** The bank may be asked while one waits, for which Plaid allows itself half a minute. */
const TIMEOUT_MS = 45_000;

/** Makes a call that only reads. What it tells is shown, and not stored. */
export async function readFromPlaid(
  viewer: Viewer,
  name: Reading,
  request: Record<string, unknown>,
): Promise<Made> {
  const { schema } = operations[name];
  const idIn = (key: string) => {
    const value = request[key];
    return typeof value === "string" ? idOfReference(value) : undefined;
  };
  const itemId = idIn("access_token");
  const linkSessionId = idIn("link_token");
  const processorTokenId = idIn("processor_token");
  const context = {
    userId: viewer.id,
    by: "lib/gateway/read-from-plaid.ts#readFromPlaid",
    ...(itemId && { itemId }),
    ...(linkSessionId && { linkSessionId }),
    ...(processorTokenId && { processorTokenId }),
  } as const;
  await withReferences(viewer, { schema, request }, (put) =>
    plaidCall(context, (client, options) => CALLS[name](client, put, options), {
      timeoutMs: TIMEOUT_MS,
    }),
  );
  return linkSessionId ? { sessionId: linkSessionId } : {};
}
