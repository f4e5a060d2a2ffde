import { routes } from "@/lib/routes";
import { beginWork } from "./pending-work";

const TIMEOUT_MS = 30_000;

/** next-auth's answer: the status, and the `error` of the address it would send a browser to. */
export type AuthAnswer = { status: number; url: string | null; error: string | null };

/**
 * Posts a form to one of next-auth's endpoints, with the token that proves it comes from our page.
 * Rejects only when the server cannot be reached; unlike next-auth's own client, which then leaves
 * the page and takes with it what was typed.
 */
export async function postAuth(
  path: `/${string}`,
  fields: Record<string, string>,
): Promise<AuthAnswer> {
  const done = beginWork();
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const csrf = await fetch(`${routes.api.auth()}/csrf`, { cache: "no-store", signal });
    if (!csrf.ok) return { status: csrf.status, url: null, error: null };
    const { csrfToken } = await csrf.json();

    const response = await fetch(routes.api.auth() + path, {
      method: "POST",
      body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
      signal,
    });
    const answer = await response.json().catch(() => null);
    const url = typeof answer?.url === "string" ? new URL(answer.url, location.href) : null;
    return {
      status: response.status,
      url: url?.href ?? null,
      error: url?.searchParams.get("error") ?? null,
    };
  } finally {
    done();
  }
}
