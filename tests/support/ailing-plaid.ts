import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { env } from "@/lib/env";

const json = { "content-type": "application/json" };

/** What Plaid says to a client that asks too much. */
const rateLimit = JSON.stringify({
  error_type: "RATE_LIMIT_EXCEEDED",
  error_code: "RATE_LIMIT",
  error_message: "rate limit exceeded, please try again later",
  display_message: null,
  request_id: "qwErTyUiOpAsDfG",
});

/** How Plaid, or what is between it and us, fails a call. */
export const failures = {
  "answers 500": (response) => response.writeHead(500).end(),
  "answers 503": (response) => response.writeHead(503).end(),
  "asks to slow down": (response) => response.writeHead(429, json).end(rateLimit),
  "asks for a pause": (response) =>
    response.writeHead(429, { ...json, "retry-after": "7" }).end(rateLimit),
  "cuts the connection": (response) => response.destroy(),
  "answers broken JSON": (response) => response.writeHead(200, json).end('{"request_id":"a", "'),
  "answers a page": (response) =>
    response.writeHead(200, { "content-type": "text/html" }).end("<h1>Back in a moment</h1>"),
  "never answers": () => {},
  "answers a space a second": (response) => {
    response.writeHead(200, json);
    const timer = setInterval(() => response.write(" "), 1_000);
    response.once("close", () => clearInterval(timer));
  },
} satisfies Record<string, (response: ServerResponse) => void>;

export type Failure = keyof typeof failures;

type Ailment = { path: string; mark: string; failure: Failure };

/**
 * Stands in front of this process's Plaid, and from here on is the Plaid that its app talks to. Calls
 * fail by what stands in their body, so that every failure can be had at once. Start it before the
 * first call.
 */
export async function startAilingPlaid() {
  const plaid = env().PLAID_BASE_URL;
  const ailments: (Ailment & { calls: number })[] = [];
  const server = createServer(async (request, response) => {
    const { method = "POST", url: path = "/", headers } = request;
    const body = await buffer(request);
    const ailment = ailments.find((one) => one.path === path && body.includes(one.mark));
    if (ailment) {
      ailment.calls += 1;
      return failures[ailment.failure](response);
    }
    const kept = Object.entries(headers).filter(([name]) => /^(content-type|plaid-)/.test(name));
    const answer = await fetch(plaid + path, {
      method,
      headers: Object.fromEntries(kept) as Record<string, string>,
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    response.writeHead(answer.status, json).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  env().PLAID_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    /** Has the calls of a path fail whose body holds the mark. Answers how many did so far. */
    ail(ailment: Ailment): () => number {
      const counted = { ...ailment, calls: 0 };
      ailments.push(counted);
      return () => counted.calls;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
