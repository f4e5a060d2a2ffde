/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono";
import type { StatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { findInstitution } from "../data/find-institution";
import { PlaidFailure } from "../plaid-failure";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { actOnLink } from "./act-on-link";
import { bankPath } from "./bank-path";
import { browserEvent } from "./browser-event";
import { dueEvents } from "./due-events";
import { openEmbedded } from "./embedded/open-embedded";
import { finalCallback } from "./final-callback";
import { isWebview } from "./is-webview";
import { linkAction } from "./link-action";
import type { LinkSession } from "./link-session";
import { translator } from "./messages/translator";
import { openLink } from "./open-link";
import { SessionPane } from "./panes/session-pane";
import { resumeLink } from "./resume-link";

const opening = z.object({
  link_token: z.string().optional(),
  /** Instead of the token, on its Hosted page. */
  hosted_id: z.string().optional(),
  /** Where a bank has sent the person back to, if it has. */
  received_redirect_uri: z.string().max(10_000).nullish(),
  /** What was chosen in an embedded module, if Link opens from one. */
  institution_id: z
    .string()
    .refine((id) => findInstitution(id) !== undefined, "institution_id is unknown")
    .nullish(),
});

/** What Link's own pages ask for: to open a session, and to take it a step further. */
export function sessionRoutes({ state, now }: { state: State; now: () => number }): Hono {
  const routes = new Hono();

  routes.post("/", async (context) => {
    const request = opening.safeParse(await bodyOf(context));
    if (!request.success) return context.json({ error: request.error.issues[0]?.message }, 400);

    const {
      hosted_id: hostedId,
      received_redirect_uri: receivedRedirectUri,
      institution_id: institutionId,
    } = request.data;
    const isHosted = hostedId !== undefined;
    const linkToken = isHosted ? (state.hostedLinks.get(hostedId) ?? "") : request.data.link_token;
    if (linkToken === undefined) return context.json({ error: "link_token is missing" }, 400);

    const browser = { isWebview: isWebview(state, context.req.header("user-agent")), isHosted };
    const open = () => {
      if (receivedRedirectUri)
        return resumeLink(state, { linkToken, receivedRedirectUri }, moment());
      if (!institutionId) return openLink(state, linkToken, moment(), browser);
      return openEmbedded(state, { linkToken, institutionId }, moment(), browser);
    };
    const session = state.transaction(open);
    return context.json(view(session, session.pageStartsAt), returnStatus(session));
  });

  routes.post("/:id", async (context) => {
    const action = linkAction.safeParse(await bodyOf(context));
    if (!action.success) return context.json({ error: "no such action" }, 400);
    const session = state.linkSessions.get(context.req.param("id"));
    if (!session) return context.json({ error: "no such session" }, 404);

    const advanced = state.transaction(() => actOnLink(state, session, action.data, moment()));
    return context.json(view(advanced, session.events.length));
  });

  routes.onError((thrown, context) => {
    if (!(thrown instanceof PlaidFailure)) throw thrown;
    // A status such as 208 that says why, rather than that something is wrong.
    context.status(thrown.status as StatusCode);
    return context.json({ ...thrown.body, request_id: ids.request() });
  });

  const moment = () => ({ at: now(), requestId: ids.request() });
  return routes;
}

const bodyOf = (context: Context): Promise<unknown> => context.req.json().catch(() => null);

/** A return from a bank that cannot go on says so in its status too, with Plaid's. */
function returnStatus({ pane, oauth }: LinkSession): 200 | 400 | 404 {
  if (pane.name !== "problem" || !oauth.hasReturned) return 200;
  return pane.code === "OAUTH_STATE_ID_NOT_FOUND" ? 404 : 400;
}

/** What the iframe shows and passes on. `told` is how many events there were before this answer. */
function view(session: LinkSession, told: number) {
  const isOver = session.finishedAt !== null;
  const leaves = session.pane.name === "oauth" && session.pane.isOpen;
  return {
    id: session.id,
    appearance: session.config.appearance,
    language: translator(session.config.language).language,
    html: isOver ? "" : String(<SessionPane session={session} />),
    events: dueEvents(session, told).map((event) => browserEvent(session, event)),
    callback: finalCallback(session),
    redirect: leaves && session.oauth.returnUri !== null ? bankPath(session) : null,
  };
}
