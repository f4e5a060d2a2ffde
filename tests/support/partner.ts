import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { env } from "@/lib/env";

/** One request that a partner got. */
type Got = { headers: IncomingMessage["headers"]; body: string };

/**
 * A partner's endpoint that answers as a test likes, and is where every processor token is sent to until
 * it is closed.
 */
export async function startPartner(answer: (response: ServerResponse, nth: number) => void) {
  const got: Got[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    answer(response, got.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tokens`;
  const before = env().PARTNER_ENDPOINTS;
  env().PARTNER_ENDPOINTS = new Map([["*", url]]);
  return {
    url,
    got,
    async close() {
      env().PARTNER_ENDPOINTS = before;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
