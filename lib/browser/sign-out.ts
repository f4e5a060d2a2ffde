import { routes } from "@/lib/routes";
import { personalStorage } from "./personal-storage";
import { postAuth } from "./post-auth";

/**
 * Ends the session on the server and starts over at the home page with nothing of it in memory, and
 * nothing kept for the person in the browser.
 * Rejects when the session may still be alive; it can be tried again then.
 */
export async function signOut(): Promise<void> {
  const { status, url } = await postAuth("/signout", {});
  // A token against forgery that next-auth does not take is answered with its own form.
  const isDone = status < 400 && url !== null && !new URL(url).searchParams.has("csrf");
  if (!isDone) throw new Error("The session could not be ended.");
  personalStorage.clear();
  location.replace(routes.home());
}
