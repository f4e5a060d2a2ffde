import { env } from "@/lib/env";
import { routes } from "@/lib/routes";

type Sent = {
  method?: string;
  /** Sent as JSON, or as a form where it is one. */
  body?: unknown;
  /** What is sent in place of the cookies that were set so far. */
  cookie?: string;
  /** The address it comes from this time. */
  from?: string | undefined;
};

/** A browser as far as HTTP goes: it keeps cookies, and comes from an address as our proxy tells it. */
export function httpBrowser(
  { url }: { url: string },
  { from: usual, appUrl = env().APP_URL }: { from?: string; appUrl?: string } = {},
) {
  const jar = new Map<string, string>();
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

  async function send(
    path: string,
    { method = "GET", body, cookie = cookies(), from = usual }: Sent = {},
  ) {
    const isForm = body instanceof URLSearchParams;
    const response = await fetch(url + path, {
      method,
      redirect: "manual",
      headers: {
        origin: appUrl,
        "sec-fetch-site": "same-origin",
        cookie,
        ...(body !== undefined && !isForm && { "content-type": "application/json" }),
        ...(from && { "x-forwarded-for": from }),
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  let token: Promise<string> | undefined;
  /** The token against forgery, which is the same for as long as its cookie is. */
  const csrfToken = () => {
    token ??= send(`${routes.api.auth()}/csrf`).then(({ text }) => JSON.parse(text).csrfToken);
    return token;
  };

  return {
    send,
    jar,
    csrfToken,
    /** Signs in as the sign-in page does. */
    async signIn(email: string, password: string, { from }: Pick<Sent, "from"> = {}) {
      const fields = { email, password, csrfToken: await csrfToken(), json: "true" };
      const body = new URLSearchParams(fields);
      return send(`${routes.api.auth()}/callback/credentials`, { method: "POST", body, from });
    },
    async signOut() {
      const body = new URLSearchParams({ csrfToken: await csrfToken(), json: "true" });
      return send(`${routes.api.auth()}/signout`, { method: "POST", body });
    },
    /** What a page that needs a session answers: 200, or 401 where there is none. */
    status: async (cookie?: string) =>
      (await send(routes.api.items(), cookie === undefined ? {} : { cookie })).status,
  };
}
