import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { isSecure, transportHeaders } from "@/lib/http/security-headers.mjs";
import { linkScript } from "@/lib/plaid/link-script";
import { routes } from "@/lib/routes";

/**
 * Gives every page a Content Security Policy with a nonce of its own. It decides nothing about
 * access: pages and handlers check the session themselves.
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const policy = contentSecurityPolicy(nonce);

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-return-to", returnTo(request));
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "no-store");
  for (const [name, value] of Object.entries(transportHeaders(env().APP_URL))) {
    response.headers.set(name, value);
  }
  return response;
}

/** Where sign-in leads back to. A bank's return is of no use without its query; other pages are. */
function returnTo({ nextUrl: { pathname, search } }: NextRequest): string {
  return pathname === routes.linkOauth() ? pathname + search : pathname;
}

function contentSecurityPolicy(nonce: string): string {
  const link = linkScript();
  const isDevelopment = process.env.NODE_ENV === "development";
  const plaidApi = link.emulator ? link.origin : `https://${env().PLAID_ENV}.plaid.com`;
  return [
    "default-src 'self'",
    // React needs eval for its error messages in development.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' ${link.url}${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // Next's error overlay brings styles without a nonce.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Mantine and Link place their elements by style attributes.
    "style-src-attr 'unsafe-inline'",
    `frame-src ${link.origin}`,
    `connect-src 'self' ${plaidApi}${isDevelopment ? " ws:" : ""}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure(env().APP_URL) ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

export const config = {
  matcher: [{ source: "/((?!api/|_next/static/|(?:icon.svg|favicon.ico)$).*)" }],
};
