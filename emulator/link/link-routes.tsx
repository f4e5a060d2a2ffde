/** @jsxImportSource hono/jsx */
import { readFileSync } from "node:fs";
import { type Context, Hono } from "hono";
import type { StatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { PlaidFailure } from "../plaid-failure";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { actOnLink } from "./act-on-link";
import { bankPath } from "./bank-path";
import { browserEvent } from "./browser-event";
import { finalCallback } from "./final-callback";
import { linkAction } from "./link-action";
import type { LinkSession } from "./link-session";
import { translator } from "./messages/translator";
import { oauthBankRoutes } from "./oauth-bank/oauth-bank-routes";
import { openLink } from "./open-link";
import { LinkPage } from "./panes/link-page";
import { SessionPane } from "./panes/session-pane";
import { resumeLink } from "./resume-link";

const opening = z.object({
  link_token: z.string().optional(),
  /** Instead of the token, on its Hosted page. */
  hosted_id: z.string().optional(),
  /** Where a bank has sent the person back to, if it has. */
  received_redirect_uri: z.string().max(10_000).nullish(),
});

/** Browsers inside an app, where no window can be opened. */
const webviews = /; wv\)|\b(iPhone|iPad|iPod)\b(?!.*\bSafari\/)/;

const scripts = {
  "link-initialize.js": "text/javascript",
  "frame.js": "text/javascript",
  "link.css": "text/css",
  "hosted.js": "text/javascript",
  "hosted.css": "text/css",
  "oauth-bank.js": "text/javascript",
  "oauth-bank.css": "text/css",
} as const;

/** Any page may embed Link; inside, nothing runs or loads but what is served here. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors http: https:";

/** What a browser loads and asks of Link: the script, the iframe's page, and the sessions. */
export function linkRoutes({ state, now }: { state: State; now: () => number }): Hono {
  const routes = new Hono();

  for (const [name, type] of Object.entries(scripts)) {
    const source = readFileSync(new URL(`./browser/${name}`, import.meta.url), "utf8");
    routes.get(`/${name}`, (context) =>
      context.body(source, 200, {
        "content-type": `${type}; charset=utf-8`,
        "cache-control": "no-cache",
        "cross-origin-resource-policy": "cross-origin",
        "x-content-type-options": "nosniff",
      }),
    );
  }

  routes.get("/link.html", (context) => {
    context.header("content-security-policy", policy);
    context.header("cross-origin-resource-policy", "cross-origin");
    context.header("referrer-policy", "no-referrer");
    return context.html(`<!doctype html>${<LinkPage />}`);
  });

  routes.route("/bank", oauthBankRoutes({ state, now }));

  routes.use("/sessions/*", async (context, next) => {
    const origin = context.req.header("origin");
    const own = new URL(context.req.url).host;
    if (origin && (!URL.canParse(origin) || new URL(origin).host !== own)) {
      return context.json({ error: "sessions belong to Link's own page" }, 403);
    }
    await next();
  });

  routes.post("/sessions", async (context) => {
    const request = opening.safeParse(await bodyOf(context));
    const { hosted_id: hostedId = "", received_redirect_uri: receivedRedirectUri } =
      request.data ?? {};
    const isHosted = hostedId !== "";
    const linkToken = isHosted ? (state.hostedLinks.get(hostedId) ?? "") : request.data?.link_token;
    if (linkToken === undefined) return context.json({ error: "link_token is missing" }, 400);

    const isWebview = webviews.test(context.req.header("user-agent") ?? "");
    const open = () =>
      receivedRedirectUri
        ? resumeLink(state, { linkToken, receivedRedirectUri }, moment())
        : openLink(state, linkToken, moment(), { isWebview, isHosted });
    const session = state.transaction(open);
    return context.json(view(session, { isNew: true }), returnStatus(session));
  });

  routes.post("/sessions/:id", async (context) => {
    const action = linkAction.safeParse(await bodyOf(context));
    if (!action.success) return context.json({ error: "no such action" }, 400);
    const session = state.linkSessions.get(context.req.param("id"));
    if (!session) return context.json({ error: "no such session" }, 404);

    const advanced = state.transaction(() => actOnLink(state, session, action.data, moment()));
    return context.json(view(advanced, { isNew: false }));
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

/**
 * What the iframe shows and passes on. Plaid tells the page of OPEN at once, and of everything else
 * only when the session is over. A page hears of what happened on it, not on the one before.
 */
function view(session: LinkSession, { isNew }: { isNew: boolean }) {
  const isOver = session.finishedAt !== null;
  const due = session.events
    .slice(session.pageStartsAt)
    .filter(({ name }) => (name === "OPEN" ? isNew : isOver));
  const leaves = session.pane.name === "oauth" && session.pane.isOpen;
  return {
    id: session.id,
    appearance: session.config.appearance,
    language: translator(session.config.language).language,
    html: isOver ? "" : String(<SessionPane session={session} />),
    events: due.map((event) => browserEvent(session, event)),
    callback: finalCallback(session),
    redirect: leaves && session.oauth.mode === "redirect" ? bankPath(session) : null,
  };
}
