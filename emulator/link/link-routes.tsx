/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { browserFile } from "../browser-file";
import type { State } from "../state/state";
import { EmbeddedPage } from "./embedded/embedded-page";
import { embeddedRoutes } from "./embedded/embedded-routes";
import { layerRoutes } from "./layer/layer-routes";
import { oauthBankRoutes } from "./oauth-bank/oauth-bank-routes";
import { ownPagesOnly } from "./own-pages-only";
import { LinkPage } from "./panes/link-page";
import { sessionRoutes } from "./session-routes";

const scripts = {
  "link-initialize.js": "text/javascript",
  "frame.js": "text/javascript",
  "common.css": "text/css",
  "link.css": "text/css",
  "embedded.js": "text/javascript",
  "embedded.css": "text/css",
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
    const source = browserFile(`link/browser/${name}`);
    routes.get(`/${name}`, (context) =>
      context.body(source, 200, {
        "content-type": `${type}; charset=utf-8`,
        "cache-control": "no-cache",
        "cross-origin-resource-policy": "cross-origin",
        "x-content-type-options": "nosniff",
      }),
    );
  }

  const pages = { "/link.html": LinkPage, "/embedded.html": EmbeddedPage };
  for (const [path, IframePage] of Object.entries(pages)) {
    routes.get(path, (context) => {
      context.header("content-security-policy", policy);
      context.header("cross-origin-resource-policy", "cross-origin");
      context.header("referrer-policy", "no-referrer");
      return context.html(`<!doctype html>${<IframePage />}`);
    });
  }

  routes.route("/bank", oauthBankRoutes({ state, now }));

  routes.use("/sessions/*", ownPagesOnly);
  routes.use("/embedded", ownPagesOnly);
  routes.use("/layer", ownPagesOnly);
  routes.route("/embedded", embeddedRoutes({ state, now }));
  routes.route("/layer", layerRoutes({ state, now }));
  routes.route("/sessions", sessionRoutes({ state, now }));
  return routes;
}
