import { cookiesOf } from "./cookies-of";

/** Signs in as the demo user, as a browser would, and answers the cookies to send from then on. */
export async function signIn(url: string): Promise<string> {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = await csrf.json();
  const before = cookiesOf(csrf);
  const signedIn = await fetch(`${url}/api/auth/callback/demo`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url, cookie: before },
    body: JSON.stringify({ csrfToken, json: "true" }),
  });
  if (!signedIn.ok) throw new Error(`Sign-in answered ${signedIn.status}.`);
  return [before, cookiesOf(signedIn)].join("; ");
}
