/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono";
import { browserFile } from "../browser-file";
import type { Control } from "../control/control";
import { ControlRefusal } from "../control/control-refusal";
import type { Partner } from "../partner/partner";
import { inWords } from "./in-words";
import type { Form, Page, PageMaker } from "./page";
import { pages } from "./pages/pages";
import { Document } from "./parts/document";
import { type Sent, SentContext } from "./sent";

/** What the pages load, by name; Link has the first of them too, but there a fault would strike it. */
const files = {
  "common.css": { path: "link/browser/common.css", type: "text/css; charset=utf-8" },
  "console.js": { path: "console/browser/console.js", type: "text/javascript; charset=utf-8" },
  "console.css": { path: "console/browser/console.css", type: "text/css; charset=utf-8" },
  "icon.svg": { path: "console/browser/icon.svg", type: "image/svg+xml" },
} as const;

/** Nothing runs or loads but what is served here, and no page can be laid over or around it. */
const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  // A stricter one would take the Origin off the console's own forms.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

/** The console: pages for a person that show what the emulator knows, and forms that do what its control can. */
export function consoleRoutes({ control, partner }: { control: Control; partner: Partner }): Hono {
  const routes = new Hono();

  routes.use(async (context, next) => {
    if (!["GET", "HEAD"].includes(context.req.method) && !isOwnForm(context)) {
      return context.text("The console takes forms of its own pages only.\n", 403);
    }
    await next();
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
  });

  for (const [name, { path, type }] of Object.entries(files)) {
    const source = browserFile(path);
    routes.get(`/console/${name}`, (context) =>
      context.body(source, 200, { "content-type": type }),
    );
  }

  for (const [path, make] of Object.entries(pages(control, partner))) {
    routes.get(path, (context) => {
      const done = context.req.query("done") ?? null;
      return context.html(render(context, pageAt(context, make), { done, failed: null }));
    });
    routes.post(path, (context) => act(context, make));
  }

  routes.notFound((context) => context.html(missing(context, "there is nothing here"), 404));
  routes.onError((thrown, context) => {
    if (!(thrown instanceof ControlRefusal)) throw thrown;
    return context.html(missing(context, thrown.message), 404);
  });
  return routes;
}

/** Whether a form comes from a page of the console; browsers say so of every form. */
function isOwnForm(context: Context): boolean {
  const origin = context.req.header("origin") ?? "";
  return URL.canParse(origin) && new URL(origin).host === new URL(context.req.url).host;
}

function pageAt(context: Context, make: PageMaker): Page {
  const { origin, searchParams: query } = new URL(context.req.url);
  return make({ id: context.req.param("id") ?? "", query, origin });
}

/** Does what a form asks for and goes on; or shows the page again with what was wrong. */
async function act(context: Context, make: PageMaker): Promise<Response> {
  const form = await formOf(context);
  const { action: name = "" } = form;
  const { actions = {} } = pageAt(context, make);
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) return context.html(missing(context, "there is no such action"), 404);
  try {
    const onward = await action(form);
    return context.redirect(onward ?? `${context.req.path}?done=${name}#${name}`, 303);
  } catch (thrown) {
    if (!(thrown instanceof ControlRefusal)) throw thrown;
    const failed = { action: name, message: inWords(thrown.message), form };
    const page = { ...pageAt(context, make), isStill: true };
    return context.html(render(context, page, { done: null, failed }), 400);
  }
}

async function formOf(context: Context): Promise<Form> {
  const body = await context.req.parseBody().catch(() => ({}));
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, typeof value === "string" ? value : ""]),
  );
}

const render = (context: Context, { title, isStill = false, body }: Page, sent: Sent) => {
  const page = (
    <SentContext.Provider value={sent}>
      <Document title={title} path={context.req.path} isStill={isStill}>
        {body()}
      </Document>
    </SentContext.Provider>
  );
  return `<!doctype html>${page}`;
};

function missing(context: Context, why: string): string {
  const body = () => (
    <>
      <h1>Not found</h1>
      <p>
        At this address, {why}. It may have been forgotten by a reset. <a href="/">Overview</a>
      </p>
    </>
  );
  const page = { title: "Not found", isStill: true, body };
  return render(context, page, { done: null, failed: null });
}
