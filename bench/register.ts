import { cookiesOf } from "./cookies-of";

/** The password of everybody whom the bench registers. */
export const PASSWORD = "a sentence for the bench";

/** Registers and signs in a new person, as a browser would. Answers their id and the cookies to send. */
export async function register(
  url: string,
  email: string,
): Promise<{ userId: string; cookie: string }> {
  const headers = { "content-type": "application/json", origin: url };
  const credentials = { email, password: PASSWORD };
  const registered = await fetch(`${url}/api/register`, {
    method: "POST",
    headers,
    body: JSON.stringify(credentials),
  });
  if (!registered.ok) throw new Error(`Registration answered ${registered.status}.`);
  const { user } = await registered.json();

  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = await csrf.json();
  const before = cookiesOf(csrf);
  const signedIn = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { ...headers, cookie: before },
    body: JSON.stringify({ csrfToken, json: "true", ...credentials }),
  });
  if (!signedIn.ok) throw new Error(`Sign-in answered ${signedIn.status}.`);
  return { userId: String(user.id), cookie: [before, cookiesOf(signedIn)].join("; ") };
}
