import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { env } from "@/lib/env";

/**
 * Stands in front of this process's Plaid for one app process, so that what that one asks is told
 * from what others ask: `onCall` gets the path of each call once it is answered, before the answer
 * goes back. Gone after the test.
 */
export async function startPlaidFront(onCall: (path: string) => void): Promise<string> {
  const plaid = env().PLAID_BASE_URL;
  const server = createServer(async (request, response) => {
    const { method = "POST", url = "/", headers } = request;
    const kept = Object.entries(headers).filter(([name]) => /^(content-type|plaid-)/.test(name));
    const body = await buffer(request);
    const answer = await fetch(plaid + url, {
      method,
      headers: Object.fromEntries(kept) as Record<string, string>,
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    const answered = Buffer.from(await answer.arrayBuffer());
    onCall(url);
    response.writeHead(answer.status, {
      "content-type": answer.headers.get("content-type") ?? "application/json",
    });
    response.end(answered);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
