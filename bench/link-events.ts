import { compare } from "./compare";
import { signIn } from "./sign-in";

/**
 * `POST /api/link/sessions/:id/events`, signed in and with its database write, against a route of the
 * same server that does nothing. Both take turns on the same machine.
 */
export async function linkEvents(appUrl: string): Promise<string[]> {
  const headers = { cookie: await signIn(appUrl), origin: appUrl };
  const started = await fetch(`${appUrl}/api/link/tokens`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ mode: "standard" }),
  });
  const { session } = await started.json();
  const at = new Date().toISOString();
  const ids = { linkSessionId: null, requestId: null };
  const ours = {
    name: "events endpoint",
    url: `${appUrl}/api/link/sessions/${session.id}/events`,
    headers,
    body: { events: [{ name: "OPEN", at, ...ids, detail: { view_name: "CONSENT" } }] },
  };
  const bare = { name: "a bare route", url: `${appUrl}/api/health/live` };
  return compare({ ours, bare }, { atLeast: 0.5 });
}
