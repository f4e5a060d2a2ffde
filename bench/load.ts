import autocannon from "autocannon";

const CONNECTIONS = 20;

/** What a load of one endpoint came to: requests a second, and milliseconds. */
export type Figures = { rps: number; p50: number; p99: number };

/** An endpoint, and what is sent to it. A GET where there is no body. */
export type Target = { url: string; headers?: Record<string, string>; body?: unknown };

/** Loads an endpoint for some seconds. @throws where a single answer was no success. */
export async function load({ url, headers, body }: Target, duration: number): Promise<Figures> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    workers: 1, // A thread of its own: the embedded Postgres lives in this one.
    duration,
    ...(body !== undefined && {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    }),
  });
  const failed = result.non2xx + result.errors;
  if (failed > 0)
    throw new Error(`${failed} of ${result.requests.total} requests to ${url} failed.`);
  return { rps: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

/** The middle one; of an even number the upper of two. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
