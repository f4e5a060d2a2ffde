import "server-only";
import { env } from "@/lib/env";
import { linkScript } from "@/lib/plaid/link-script";

/** The ways to sign in besides e-mail and password, as this server is configured. */
export function signInMethods(): { demo: boolean; providers: { id: string; name: string }[] } {
  const { GITHUB_ID, GOOGLE_ID, OIDC_ISSUER, OIDC_NAME } = env();
  return {
    demo: linkScript().emulator,
    providers: [
      ...(GITHUB_ID ? [{ id: "github", name: "GitHub" }] : []),
      ...(GOOGLE_ID ? [{ id: "google", name: "Google" }] : []),
      ...(OIDC_ISSUER ? [{ id: "oidc", name: OIDC_NAME }] : []),
    ],
  };
}
