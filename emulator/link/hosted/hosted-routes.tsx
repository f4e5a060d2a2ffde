/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import type { State } from "../../state/state";
import { linkTokenUse } from "../link-token-use";
import { HostedPage } from "./hosted-page";
import { NoGoodPage } from "./no-good-page";
import { OverPage } from "./over-page";
import { UnknownPage } from "./unknown-page";

/** As strict as Link's own page in its iframe, and no page can be laid over it. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The pages of Hosted Link: Link itself under the id of a link token, and where it leads when it is over. */
export function hostedRoutes({ state, now }: { state: State; now: () => number }): Hono {
  const routes = new Hono();

  routes.use(async (context, next) => {
    await next();
    context.header("content-security-policy", policy);
    context.header("referrer-policy", "no-referrer");
    context.header("cache-control", "no-store");
    context.header("x-content-type-options", "nosniff");
  });

  routes.get("/:id", (context) => {
    const id = context.req.param("id");
    const token = state.linkTokens.get(state.hostedLinks.get(id) ?? "");
    if (!token) return context.html(html(<UnknownPage />), 404);
    const { config } = token;
    const use = linkTokenUse(state, token, now());
    return use === "open"
      ? context.html(html(<HostedPage id={id} config={config} />))
      : context.html(html(<NoGoodPage config={config} why={use} />), 410);
  });

  routes.get("/:id/done", (context) => {
    const { id } = context.req.param();
    const session = state.linkSessions.get(context.req.query("session") ?? "");
    if (session?.config.hosted?.id !== id || session.finishedAt === null) {
      return context.redirect(`/hl/${id}`, 303);
    }
    const uri = session.config.hosted.completionRedirectUri;
    if (uri !== null && /^https?:/i.test(uri)) return context.redirect(uri, 303);
    return context.html(html(<OverPage session={session} uri={uri} />));
  });

  return routes;
}

const html = (page: object) => `<!doctype html>${page}`;
