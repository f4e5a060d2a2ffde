import autocannon from "autocannon";

const CONNECTIONS = 20;

/** What a load of one endpoint came to: requests a second, and milliseconds. */
export type Figures = { rps: number; p50: number; p99: number };

/** An endpoint, and what is sent to it. A GET where there is no body; of several, one after the other. */
export type Target = {
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
  bodies?: unknown[];
};

/** Loads an endpoint for some seconds. @throws where a single answer was no success. */
export async function load(
  { url, headers, body, bodies = body === undefined ? [] : [body] }: Target,
  duration: number,
): Promise<Figures> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    workers: 1, // A thread of its own: the embedded Postgres lives in this one.
    duration,
    ...(headers && { headers }),
    ...(bodies.length > 0 && {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      requests: bodies.map((one) => ({ body: JSON.stringify(one) })),
    }),
  });
  const failed = result.non2xx + result.errors;
  if (failed > 0) {
    const { errors, statusCodeStats, requests } = result;
    const counts = JSON.stringify({ errors, ...statusCodeStats });
    throw new Error(`${failed} of ${requests.total} requests to ${url} failed: ${counts}`);
  }
  return { rps: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

/** The middle one; of an even number the upper of two. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
