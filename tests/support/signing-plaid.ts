import { createHash, type KeyObject } from "node:crypto";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { importJWK, SignJWT } from "jose";
import { createEmulator } from "@/emulator/emulator";
import { memoryStore } from "@/emulator/state/memory-store";
import { createState } from "@/emulator/state/state";
import { currentWebhookKey, type WebhookKey } from "@/emulator/webhooks/webhook-key";
import { env } from "@/lib/env";

/** What a signature says, where it differs from a good one. Undefined leaves a field out. */
export type Signing = {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  key?: KeyObject | Uint8Array;
};

/**
 * An emulator whose signing keys the test has, so that it can sign what Plaid would never send.
 * From here on it is the Plaid that this process's app talks to. Start it before the first call.
 */
export async function startSigningPlaid() {
  const store = memoryStore();
  const emulator = createEmulator({ store });
  const state = createState(store);
  const server = createAdaptorServer({ fetch: emulator.fetch });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  env().PLAID_BASE_URL = url;

  return {
    url,
    control: emulator.control,
    /** The key that signs now. */
    key: (): WebhookKey => currentWebhookKey(state, Date.now()),
    /** Signs a body as Plaid does, with a current key unless told otherwise. */
    async sign(body: string | Uint8Array, { header, claims, key }: Signing = {}): Promise<string> {
      const current = currentWebhookKey(state, Date.now());
      const payload = {
        iat: Math.floor(Date.now() / 1000),
        request_body_sha256: createHash("sha256").update(body).digest("hex"),
        ...claims,
      };
      const fields = { alg: "ES256", kid: current.kid, typ: "JWT", ...header };
      return new SignJWT(defined(payload))
        .setProtectedHeader(defined(fields) as { alg: string })
        .sign(key ?? (await importJWK(current.privateJwk, "ES256")));
    },
    async close() {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await emulator.close();
    },
  };
}

const defined = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
