/** Calls Plaid's API with the partner's keys. A call that got no answer has no status. */
export type PlaidCaller = (
  path: string,
  request: Record<string, unknown>,
) => Promise<{ status: number | null; body: unknown }>;

/** The partner as a client of Plaid's API: it knows what any client knows, and nothing of the emulator's state. */
export function plaidCaller(
  keys: { client_id: string; secret: string },
  send: (path: string, headers: Headers, text: string) => Promise<Response>,
): PlaidCaller {
  const headers = new Headers({
    "content-type": "application/json",
    "plaid-client-id": keys.client_id,
    "plaid-secret": keys.secret,
  });
  return async (path, request) => {
    try {
      const response = await send(path, headers, JSON.stringify(request));
      return { status: response.status, body: await response.json().catch(() => null) };
    } catch {
      return { status: null, body: null };
    }
  };
}
