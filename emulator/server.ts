import type { IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createAdaptorServer } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { ConnectionReset } from "./control/connection-reset";
import { createEmulator, type Emulator } from "./emulator";
import { keys } from "./keys";
import { refuseProduction, refuseRealKeys } from "./refuse-to-start";
import { lmdbStore } from "./state/lmdb-store";
import { memoryStore } from "./state/memory-store";

const LARGEST_BODY_BYTES = 1024 * 1024;
const SETTLE_EVERY_MS = 250;
const LOOPBACK = "127.0.0.1";
const loopbackNames: ReadonlySet<string> = new Set([LOOPBACK, "localhost", "[::1]"]);

/** An emulator that listens. */
export type RunningEmulator = { url: string; emulator: Emulator; close(): Promise<void> };

/**
 * Starts an emulator on this machine's loopback address, where nobody else can reach it.
 *
 * @param options.port 0 for any free one
 * @param options.dataDir where its state is kept for the next start; in memory if nothing is said
 * @param options.baseUrl where callers find it, if not at its own address
 */
export async function startEmulator({
  port,
  dataDir,
  baseUrl,
}: {
  port: number;
  dataDir?: string;
  baseUrl?: string;
}): Promise<RunningEmulator> {
  refuseProduction();
  const store = dataDir ? lmdbStore(path.join(dataDir, "emulator")) : memoryStore();
  const emulator = createEmulator({ store });
  const names = new Set([...loopbackNames, ...(baseUrl ? [new URL(baseUrl).hostname] : [])]);

  const server = createAdaptorServer({
    fetch: async (request, { incoming }) => {
      if (!names.has(new URL(request.url).hostname)) {
        return new Response("The emulator answers to loopback names only.\n", { status: 421 });
      }
      if (isTooLarge(incoming.headers)) return new Response(null, { status: 413 });
      try {
        return await emulator.fetch(request);
      } catch (thrown) {
        if (!(thrown instanceof ConnectionReset)) throw thrown;
        incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    },
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, resolve);
  }).catch(async (error: NodeJS.ErrnoException) => {
    await emulator.close();
    if (error.code !== "EADDRINUSE") throw error;
    throw new Error(`Port ${port} is taken. Set EMULATOR_PORT to a free one.`);
  });

  const clock = setInterval(emulator.settle, SETTLE_EVERY_MS).unref();

  const { port: bound } = server.address() as AddressInfo;
  return {
    url: baseUrl ?? `http://${LOOPBACK}:${bound}`,
    emulator,
    async close() {
      clearInterval(clock);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
      await emulator.close();
    },
  };
}

/** A body of unknown length could be of any, so it counts as too large. */
function isTooLarge(headers: IncomingHttpHeaders): boolean {
  if (headers["transfer-encoding"]) return true;
  return Number(headers["content-length"] ?? 0) > LARGEST_BODY_BYTES;
}

async function run() {
  refuseRealKeys();
  const running = await startEmulator({
    port: Number(process.env.EMULATOR_PORT || 4010),
    ...(process.env.EMULATOR_STORE !== "memory" && { dataDir: process.env.DATA_DIR || ".data" }),
  });
  console.log(
    `Plaid emulator at ${running.url}, client_id ${keys.client_id}, secret ${keys.secret}`,
  );

  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await running.close();
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  // The launcher is gone; without it nobody would ever stop this.
  process.on("disconnect", stop);
  process.send?.({ ready: true, url: running.url });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  run().catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
}
