import "server-only";
import { sessionLifetime } from "@/lib/data/sessions";
import { env } from "@/lib/env";

const isSecure = () => env().APP_URL.startsWith("https:");

// `__Host-` makes browsers refuse the cookie unless it is Secure, for this host only, and for the whole path.
const name = (plain: string) => `${isSecure() ? "__Host-" : ""}${plain}`;

/** The cookie that holds the session token. Cookies are shared by all ports of a host, hence the prefix. */
export const sessionCookieName = () => name("link-session");

/** The session token as a `Set-Cookie` header, with the same flags and life that next-auth gives it. */
export function sessionCookie(token: string): string {
  const maxAge = sessionLifetime.absoluteHours * 60 * 60;
  const flags = `Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isSecure() ? "; Secure" : ""}`;
  return `${sessionCookieName()}=${token}; ${flags}`;
}

/** All of next-auth's cookies, under names and flags of ours. */
export function authCookies() {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() } as const;
  const shortLived = { ...options, maxAge: 15 * 60 };
  return {
    sessionToken: { name: sessionCookieName(), options },
    callbackUrl: { name: name("link-auth-callback-url"), options },
    csrfToken: { name: name("link-auth-csrf"), options },
    pkceCodeVerifier: { name: name("link-auth-pkce"), options: shortLived },
    state: { name: name("link-auth-state"), options: shortLived },
    nonce: { name: name("link-auth-nonce"), options: shortLived },
  };
}
