import { type AuthAnswer, postAuth } from "./post-auth";

/** Why nobody was signed in, in the codes that `app/(auth)` has words for. */
export class SignInError extends Error {
  constructor(readonly code: string) {
    super(`Sign-in failed: ${code}`);
    this.name = "SignInError";
  }
}

function codeOf({ status, error, url }: AuthAnswer): string | null {
  if (status === 429) return "RateLimited";
  if (status >= 500) return "Unavailable";
  if (error) return error;
  if (status === 401) return "CredentialsSignin";
  if (status >= 400 || !url) return "Default";
  return new URL(url).searchParams.has("csrf") ? "SessionRequired" : null;
}

/**
 * Starts a session by e-mail and password (`credentials`) or as the demo user (`demo`). The cookie
 * is set when it resolves; the caller then loads the next page anew.
 *
 * @throws {SignInError}
 */
export async function signIn(
  method: "credentials" | "demo",
  fields: Record<string, string> = {},
): Promise<void> {
  const answer = await postAuth(`/callback/${method}`, fields).catch(() => {
    throw new SignInError("Unreachable");
  });
  const code = codeOf(answer);
  if (code) throw new SignInError(code);
}

/**
 * Sends the browser to a provider's own sign-in page, and back to `next` afterwards.
 *
 * @throws {SignInError}
 */
export async function signInWithProvider(providerId: string, next: string): Promise<void> {
  const callbackUrl = new URL(next, location.origin).href;
  const answer = await postAuth(`/signin/${encodeURIComponent(providerId)}`, { callbackUrl }).catch(
    () => {
      throw new SignInError("Unreachable");
    },
  );
  const code = codeOf(answer);
  if (code || !answer.url) throw new SignInError(code ?? "OAuthSignin");
  location.assign(answer.url);
}
