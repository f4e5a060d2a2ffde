import "server-only";

const TIMEOUT_MS = 3_000;

type Reading = {
  /** Null where nothing answered in time. */
  status: number | null;
  /** The answer's fields, where it is a JSON object. */
  body: Record<string, unknown>;
};

/** Asks an address that is configured to be our own. Redirects are not followed, and it never throws. */
export async function readAddress(url: string, init: RequestInit = {}): Promise<Reading> {
  try {
    const response = await fetch(url, {
      ...init,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = await response.json().catch(() => null);
    const isObject = typeof body === "object" && body !== null;
    return { status: response.status, body: isObject ? { ...body } : {} };
  } catch {
    return { status: null, body: {} };
  }
}
