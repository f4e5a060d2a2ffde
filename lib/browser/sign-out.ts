import { routes } from "@/lib/routes";
import { postAuth } from "./post-auth";

/**
 * Ends the session on the server and starts over at the home page with nothing of it in memory.
 * Rejects when the session may still be alive.
 */
export async function signOut(): Promise<void> {
  const { status } = await postAuth("/signout", {});
  if (status >= 400) throw new Error("The session could not be ended.");
  location.replace(routes.home());
}
