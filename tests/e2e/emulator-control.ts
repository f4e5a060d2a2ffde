import type { APIRequestContext } from "@playwright/test";
import { routes } from "@/lib/routes";

/**
 * Plays with the emulator that an app talks to, by its control API: it asks, or with a body posts.
 * Throws what the emulator has against it.
 */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers as they come off the wire.
export type EmulatorControl = (path: string, body?: object) => Promise<any>;

/** The control of the emulator that the app of these requests talks to, whichever app that is. */
export function emulatorControl(request: APIRequestContext): EmulatorControl {
  let found: Promise<string> | undefined;
  return async (path, body) => {
    found ??= addressOf(request);
    const response = await fetch(`${await found}/__emulator${path}`, {
      method: body ? "POST" : "GET",
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) {
      throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    }
    return response.json();
  };
}

/** Where Link's frames may come from, by the word of the app's own policy. */
async function addressOf(request: APIRequestContext): Promise<string> {
  const answer = await request.get(routes.signIn());
  const policy = answer.headers()["content-security-policy"] ?? "";
  const [, address] = /frame-src (\S+?);/.exec(policy) ?? [];
  if (!address) throw new Error("The app lets Link's frame come from nowhere.");
  return address;
}
