import http from "node:http";

/** What a sender is told to send, and how many requests it has under way at a time. */
export type Sending = {
  url: string;
  connections: number;
  requests: { method: string; headers: Record<string, string>; body?: string }[];
};

/** What came of it. Times are milliseconds. */
export type Sent = { rps: number; longestMs: number; statuses: Record<string, number> };

/**
 * A process that sends requests which differ from each other, as signed webhooks do, over
 * connections that it keeps. It is apart, so that its work is not charged to the database.
 */
process.on("message", async ({ url, connections, requests }: Sending) => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const statuses: Record<string, number> = {};
  let next = 0;
  let longestMs = 0;
  const sendInTurn = async () => {
    for (;;) {
      const request = requests[next];
      next += 1;
      if (!request) return;
      const startedAt = performance.now();
      const status = await send(url, agent, request).catch(() => "failed");
      longestMs = Math.max(longestMs, performance.now() - startedAt);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: connections }, sendInTurn));
  const rps = requests.length / ((performance.now() - startedAt) / 1000);
  agent.destroy();
  process.send?.({ rps, longestMs, statuses } satisfies Sent);
});
process.once("disconnect", () => process.exit());

function send(
  url: string,
  agent: http.Agent,
  { method, headers, body }: Sending["requests"][number],
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers, agent }, (response) => {
      response.on("end", () => resolve(response.statusCode ?? 0)).resume();
    });
    request.on("error", reject).end(body);
  });
}
