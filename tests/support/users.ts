import { randomUUID } from "node:crypto";
import { sessionCookieName } from "@/lib/auth/cookies";
import type { SignedInViewer } from "@/lib/auth/viewer";
import { systemFindSession, systemStartSession } from "@/lib/data/sessions";
import { systemCreateUser } from "@/lib/data/users";

/** A new user, as the app's code sees them, and the session cookie their browser would hold. */
export async function signedInUser(): Promise<{
  viewer: SignedInViewer;
  cookie: string;
  token: string;
}> {
  const userId = await systemCreateUser(
    `${randomUUID()}@example.com`,
    "not a hash: nobody signs in",
  );
  const token = await systemStartSession(userId, "tests");
  const viewer = await systemFindSession(token);
  if (!viewer) throw new Error("A session that was just started was not found.");
  return { viewer, cookie: `${sessionCookieName()}=${token}`, token };
}
