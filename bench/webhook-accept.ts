import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createAdaptorServer } from "@hono/node-server";
import { importJWK, SignJWT } from "jose";
import { createEmulator } from "../emulator/emulator";
import { keys } from "../emulator/keys";
import { memoryStore } from "../emulator/state/memory-store";
import { createState } from "../emulator/state/state";
import { currentWebhookKey } from "../emulator/webhooks/webhook-key";
import { baseEnvironment } from "../scripts/base-environment";
import { freePort } from "../scripts/ports";
import { startStack } from "../scripts/start-stack";
import { median } from "./load";
import { ratioLine } from "./ratio-line";
import type { Sending, Sent } from "./webhook-sender";

const ROUNDS = 5;
const CONNECTIONS = 20;
const GETS = 4_000;
const WEBHOOKS = 1_500;
const RATIO_GOAL = 0.3;
const BURST = 500;
const BURST_GOAL_MS = 5_000;

/**
 * `POST /api/webhooks/plaid`, each webhook signed anew, verified and stored, against a route of the
 * same server that does nothing; then many of them at once. The worker runs beside it.
 */
export async function webhookAccept(): Promise<string[]> {
  const plaid = await startPlaid();
  const dataDir = mkdtempSync(path.join(tmpdir(), "bench-webhooks-"));
  const { client_id: PLAID_CLIENT_ID, secret: PLAID_SECRET } = keys;
  const stack = await startStack({
    port: await freePort(),
    emulatorPort: 0,
    postgresPort: await freePort(),
    dataDir,
    mode: "start",
    env: {
      ...baseEnvironment(),
      LOG_LEVEL: "error",
      PLAID_ENV: "sandbox",
      PLAID_CLIENT_ID,
      PLAID_SECRET,
      PLAID_BASE_URL: plaid.url,
    },
  });
  const sender = fork(fileURLToPath(new URL("./webhook-sender.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
  });
  try {
    const bare = () => send(sender, `${stack.url}/api/health/live`, CONNECTIONS, gets(GETS));
    const ours = async (count: number, connections: number) =>
      send(sender, `${stack.url}/api/webhooks/plaid`, connections, await plaid.webhooks(count));
    await bare();
    await ours(WEBHOOKS, CONNECTIONS);
    const rounds: { bare: number; ours: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({ bare: (await bare()).rps, ours: (await ours(WEBHOOKS, CONNECTIONS)).rps });
    }
    return report(rounds, await ours(BURST, BURST));
  } finally {
    sender.kill();
    await stack.close();
    plaid.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function report(rounds: { bare: number; ours: number }[], { longestMs }: Sent): string[] {
  const ratios = rounds.map(({ ours, bare }) => ours / bare);
  const isSlow = longestMs > BURST_GOAL_MS;
  if (isSlow) process.exitCode = 1;
  const perSecond = (name: "bare" | "ours") => median(rounds.map((one) => one[name])).toFixed(0);
  return [
    `webhook endpoint: ${perSecond("ours")} verified and stored a second, a bare route ${perSecond("bare")}`,
    ratioLine("ratio", ratios, { atLeast: RATIO_GOAL }),
    `${BURST} at once: all answered 200, the last after ${(longestMs / 1000).toFixed(1)} s (goal ${BURST_GOAL_MS / 1000} s or less${isSlow ? ", MISSED" : ""})`,
  ];
}

const gets = (count: number): Sending["requests"] =>
  Array.from({ length: count }, () => ({ method: "GET", headers: {} }));

async function send(
  sender: ChildProcess,
  url: string,
  connections: number,
  requests: Sending["requests"],
): Promise<Sent> {
  sender.send({ url, connections, requests } satisfies Sending);
  const [sent] = (await once(sender, "message")) as [Sent];
  if (sent.statuses[200] !== requests.length) {
    throw new Error(`Of ${requests.length} requests to ${url}: ${JSON.stringify(sent.statuses)}`);
  }
  return sent;
}

/** An emulator whose signing key is at hand, so that any number of webhooks can be made beforehand. */
async function startPlaid() {
  const store = memoryStore();
  const emulator = createEmulator({ store });
  const server = createAdaptorServer({ fetch: emulator.fetch });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { kid, privateJwk } = currentWebhookKey(createState(store), Date.now());
  const key = await importJWK(privateJwk, "ES256");
  let made = 0;

  async function webhook(): Promise<Sending["requests"][number]> {
    made += 1;
    const about = { item_id: `bench${made}`, error: null, environment: "sandbox" };
    const codes = { webhook_type: "ITEM", webhook_code: "NEW_ACCOUNTS_AVAILABLE" };
    const body = JSON.stringify({ ...codes, ...about }, null, 2);
    const verification = await new SignJWT({
      iat: Math.floor(Date.now() / 1000),
      request_body_sha256: createHash("sha256").update(body).digest("hex"),
    })
      .setProtectedHeader({ alg: "ES256", kid, typ: "JWT" })
      .sign(key);
    const headers = { "content-type": "application/json", "plaid-verification": verification };
    return { method: "POST", headers, body };
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    webhooks: (count: number) => Promise.all(Array.from({ length: count }, webhook)),
    close() {
      server.close();
      void emulator.close();
    },
  };
}
