import { POST as complete } from "@/app/api/link/sessions/[sessionId]/complete/route";
import { POST as refresh } from "@/app/api/link/sessions/[sessionId]/refresh/route";
import { POST as start } from "@/app/api/link/tokens/route";
import type { RefreshLinkRequest, StartHostedAnswer, StartLinkAnswer } from "@/lib/contracts/link";
import { getLinkSession } from "@/lib/data/link-sessions";
import { routes } from "@/lib/routes";
import { emulator } from "./emulator";
import { runDueJobs } from "./jobs";
import { answerOf, params, post } from "./requests";
import { signedInUser } from "./users";

/** Starts a Link session for whoever holds the cookie. */
export async function startLink(cookie: string): Promise<StartLinkAnswer> {
  const request = post(routes.api.linkTokens(), { mode: "standard" }, { cookie });
  return (await start(request, params({}))).json();
}

/** A new user who has just come out of Link, with a public token that nobody has spent yet. */
export async function userBackFromLink() {
  const user = await signedInUser();
  const { session, linkToken } = await startLink(user.cookie);
  const publicToken = await emulator.completeLink(linkToken);
  return { ...user, sessionId: session.id, linkToken, publicToken };
}

/** Starts a session of Hosted Link. */
export async function startHosted(cookie: string): Promise<StartHostedAnswer> {
  const request = post(routes.api.linkTokens(), { mode: "hosted" }, { cookie });
  return (await start(request, params({}))).json();
}

/** A new user with a session of Hosted Link, where their browser is told nothing. */
export async function userOfHostedLink() {
  const user = await signedInUser();
  const { session } = await startHosted(user.cookie);
  const { linkToken } = await getLinkSession(user.viewer, session.id);
  return { ...user, sessionId: session.id, linkToken };
}

/** Presents public tokens for a session, as the browser does after onSuccess. */
export const completeLink = (
  cookie: string,
  sessionId: string,
  publicTokens: unknown[],
  more: object = {},
) =>
  answerOf(
    complete(
      post(routes.api.completeLinkSession(sessionId), { publicTokens, ...more }, { cookie }),
      params({ sessionId }),
    ),
  );

/** Has the server ask Plaid how a session stands. */
export const refreshLink = (cookie: string, sessionId: string, body: RefreshLinkRequest = {}) =>
  answerOf(
    refresh(
      post(routes.api.refreshLinkSession(sessionId), body, { cookie }),
      params({ sessionId }),
    ),
  );

/** A new user with one linked bank, whose accounts have been read. */
export async function userWithItem() {
  const user = await userBackFromLink();
  const { body } = await completeLink(user.cookie, user.sessionId, [user.publicToken]);
  await runDueJobs();
  return { ...user, itemId: String(body.items[0].id) };
}

/** Has the owner of an Item agree, in update mode, to all that "Grant more" asks for. */
export async function grantMore(cookie: string, itemId: string): Promise<void> {
  const asked = { mode: "update", itemId, update: "permissions" };
  const { body } = await answerOf(
    start(post(routes.api.linkTokens(), asked, { cookie }), params({})),
  );
  await emulator.completeLink(body.linkToken);
  await completeLink(cookie, body.session.id, []);
  await runDueJobs();
}
