import http from "node:http";

/** What is sent, how often whatever comes of it, and what is asked ten times a second meanwhile. */
export type Flood = {
  url: string;
  headers: Record<string, string>;
  perSecond: number;
  seconds: number;
  probeUrl: string;
};

/** How many requests had which answer. What failed had none, or none within ten seconds, for the reason told. */
export type Flooded = {
  statuses: Record<string, number>;
  probes: { statuses: Record<string, number>; longestMs: number };
};

const TICK_MS = 10;
const PROBE_EVERY_MS = 100;
const TIMEOUT_MS = 10_000;

/**
 * A process that sends requests at a steady rate, as a crowd does, which does not wait for the
 * answers of others. Sends what came of it once all are answered.
 */
process.once("message", async ({ url, headers, perSecond, seconds, probeUrl }: Flood) => {
  const statuses: Record<string, number> = {};
  const probes = { statuses: {} as Record<string, number>, longestMs: 0 };
  const crowd = new http.Agent({ keepAlive: true });
  const prober = new http.Agent({ keepAlive: true });
  const answers: Promise<void>[] = [];
  const ask = async (counts: Record<string, number>, sending: Promise<number>) => {
    const status = await sending.catch(({ code, message }) => `failed (${code ?? message})`);
    counts[status] = (counts[status] ?? 0) + 1;
  };
  const probe = async () => {
    const begun = performance.now();
    await ask(probes.statuses, send(probeUrl, prober, {}));
    probes.longestMs = Math.max(probes.longestMs, performance.now() - begun);
  };

  const begun = performance.now();
  let probed = 0;
  for (let sent = 0; ; ) {
    const passedMs = performance.now() - begun;
    if (passedMs > seconds * 1_000) break;
    for (; sent < (passedMs / 1_000) * perSecond; sent += 1) {
      answers.push(ask(statuses, send(url, crowd, headers)));
    }
    for (; probed < passedMs / PROBE_EVERY_MS; probed += 1) answers.push(probe());
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  await Promise.all(answers);
  for (const agent of [crowd, prober]) agent.destroy();
  process.send?.({ statuses, probes } satisfies Flooded);
});
process.once("disconnect", () => process.exit());

function send(url: string, agent: http.Agent, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers, agent, timeout: TIMEOUT_MS }, (response) => {
      response.on("end", () => resolve(response.statusCode ?? 0)).resume();
    });
    request.on("timeout", () => request.destroy(new Error("No answer came in time.")));
    request.on("error", reject);
  });
}
