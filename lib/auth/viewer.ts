import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { cache } from "react";
import { systemFindSession } from "@/lib/data/sessions";
import { routes, safeNext } from "@/lib/routes";
import { sessionCookieName } from "./cookies";

/** The person on whose behalf something is done. Every function of `lib/data` takes one. */
export type Viewer = { id: string };

/** A viewer who is here, signed in. */
export type SignedInViewer = Viewer & {
  sessionId: string;
  email: string | null;
  name: string | null;
  isDemo: boolean;
};

/** The viewer of a request to a route handler, or null. */
export async function viewerOf(request: NextRequest): Promise<SignedInViewer | null> {
  const token = request.cookies.get(sessionCookieName())?.value;
  return token ? systemFindSession(token) : null;
}

/** The viewer of the current page, or null. Looked up once a request, however often it is asked. */
export const findViewer = cache(async (): Promise<SignedInViewer | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  return token ? systemFindSession(token) : null;
});

/** The viewer of the current page. Visitors are sent to sign in, and back to the page afterwards. */
export async function requireViewer(): Promise<SignedInViewer> {
  const viewer = await findViewer();
  if (viewer) return viewer;
  redirect(routes.signIn(safeNext((await headers()).get("x-return-to"))));
}
