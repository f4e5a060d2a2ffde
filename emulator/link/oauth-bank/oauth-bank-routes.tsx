/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import type { State } from "../../state/state";
import { advanceOauthLogin } from "./advance-oauth-login";
import { BankPage } from "./bank-page";
import { oauthAction } from "./oauth-action";
import type { OauthLogin } from "./oauth-login";

/** Nothing runs or loads on a bank's page but what is served here, and no page can be laid over it. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The page of the sandbox's OAuth banks, where a person signs in and chooses what to share. */
export function oauthBankRoutes({ state, now }: { state: State; now: () => number }): Hono {
  const routes = new Hono();

  routes.use(async (context, next) => {
    const origin = context.req.header("origin");
    const own = new URL(context.req.url).host;
    if (origin && (!URL.canParse(origin) || new URL(origin).host !== own)) {
      return context.text("This page takes forms of its own only.", 403);
    }
    await next();
    context.header("content-security-policy", policy);
    context.header("referrer-policy", "same-origin");
    context.header("cache-control", "no-store");
  });

  routes.get("/:id", (context) => {
    const login = state.oauthLogins.get(context.req.param("id"));
    if (!login) return context.text("There is no such visit to the bank.", 404);
    return context.html(page(state.transaction(() => visited(state, login, now()))));
  });

  routes.post("/:id", async (context) => {
    const login = state.oauthLogins.get(context.req.param("id"));
    if (!login) return context.text("There is no such visit to the bank.", 404);
    const { accounts, ...form } = await context.req
      .parseBody({ all: true })
      .catch(() => ({}) as Form);
    const action = oauthAction.safeParse({ ...form, accounts: accounts && [accounts].flat() });
    if (!action.success) return context.html(page(login), 400);

    const advanced = advanceOauthLogin(login, action.data);
    state.transaction(() => state.oauthLogins.set(login.id, advanced));
    return context.html(page(advanced));
  });

  return routes;
}

type Form = Record<string, unknown>;

const page = (login: OauthLogin) => `<!doctype html>${<BankPage login={login} />}`;

function visited(state: State, login: OauthLogin, now: number): OauthLogin {
  if (login.startedAt !== null) return login;
  const started = { ...login, startedAt: now };
  state.oauthLogins.set(login.id, started);
  return started;
}
