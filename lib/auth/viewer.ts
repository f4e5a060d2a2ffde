import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { cache } from "react";
import { systemFindSession } from "@/lib/data/sessions";
import { routes, safeNext } from "@/lib/routes";
import { sessionCookieName } from "./cookies";

/** The signed-in person on whose behalf something is done. Every function of `lib/data` takes one. */
export type Viewer = {
  id: string;
  /** The session they are signed in with; null when a job acts for them. */
  sessionId: string | null;
  email: string | null;
  name: string | null;
  isDemo: boolean;
};

/** A viewer who is here, with a session. */
export type SignedInViewer = Viewer & { sessionId: string };

/** The viewer of a request to a route handler, or null. */
export async function viewerOf(request: NextRequest): Promise<Viewer | null> {
  const token = request.cookies.get(sessionCookieName())?.value;
  return token ? systemFindSession(token) : null;
}

/** The viewer of the current page, or null. Looked up once a request, however often it is asked. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  return token ? systemFindSession(token) : null;
});

/** The viewer of the current page. Visitors are sent to sign in, and back to the page afterwards. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await findViewer();
  if (viewer) return viewer;
  redirect(routes.signIn(safeNext((await headers()).get("x-pathname"))));
}
