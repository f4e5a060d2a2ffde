import "server-only";
import http from "node:http";
import https from "node:https";
import { Configuration, PlaidApi, PlaidEnvironments } from "plaid";
import { env } from "@/lib/env";

const CONNECT_TIMEOUT_MS = 3_000;

// Servers drop idle connections after 5 seconds or more. Letting go of ours first means that no
// request is written to a connection that is just being closed.
const keepAlive = { keepAlive: true, timeout: 4_000 };

/** Makes connections that are given up when they do not stand in time, on top of any limit for the whole call. */
function withConnectTimeout<Agent extends http.Agent>(agent: Agent, ready: string): Agent {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback);
    if (!socket) return socket;
    const timer = setTimeout(() => {
      socket.destroy(Object.assign(new Error("connect timeout"), { code: "ECONNTIMEOUT" }));
    }, CONNECT_TIMEOUT_MS);
    socket.once(ready, () => clearTimeout(timer)).once("close", () => clearTimeout(timer));
    return socket;
  };
  return agent;
}

/** The address of Plaid's API: the configured environment's official host, or the local emulator. */
const plaidHost = () => env().PLAID_BASE_URL ?? PlaidEnvironments[env().PLAID_ENV] ?? "";

type Keys = { clientId: string; secret: string };

function create({ clientId, secret }: Keys) {
  return new PlaidApi(
    new Configuration({
      basePath: plaidHost(),
      baseOptions: {
        headers: { "PLAID-CLIENT-ID": clientId, "PLAID-SECRET": secret },
        httpAgent: withConnectTimeout(new http.Agent(keepAlive), "connect"),
        httpsAgent: withConnectTimeout(new https.Agent(keepAlive), "secureConnect"),
        // Plaid never redirects, and no proxy from the environment may see our keys.
        maxRedirects: 0,
        proxy: false,
      },
    }),
  );
}

let client: PlaidApi | undefined;

/** The official SDK's client, made once so that connections are kept alive. Called through `plaidCall` only. */
export function plaid(): PlaidApi {
  const { PLAID_CLIENT_ID, PLAID_SECRET } = env();
  client ??= create({ clientId: PLAID_CLIENT_ID, secret: PLAID_SECRET });
  return client;
}

let partner: PlaidApi | undefined;

/** The same with a partner's own keys, or null where this app has none. Called through `plaidCall` only. */
export function plaidOfPartner(): PlaidApi | null {
  const { PLAID_PARTNER_CLIENT_ID, PLAID_PARTNER_SECRET } = env();
  if (!PLAID_PARTNER_CLIENT_ID || !PLAID_PARTNER_SECRET) return null;
  partner ??= create({ clientId: PLAID_PARTNER_CLIENT_ID, secret: PLAID_PARTNER_SECRET });
  return partner;
}
