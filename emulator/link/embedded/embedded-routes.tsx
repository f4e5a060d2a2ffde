/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { z } from "zod";
import { ids } from "../../state/ids";
import type { State } from "../../state/state";
import { factsOfState } from "../facts-of-state";
import { isWebview } from "../is-webview";
import { translator } from "../messages/translator";
import { sessionError } from "../session-error";
import { usableLinkToken } from "../usable-link-token";
import { EmbeddedModule } from "./embedded-module";
import { embeddedOffer } from "./embedded-offer";
import { embeddedRefusal } from "./embedded-refusal";

const showing = z.object({
  link_token: z.string("link_token is missing"),
  query: z.string().max(200).default(""),
});

/**
 * What an embedded module shows. No session begins and nothing is recorded until a bank is chosen:
 * rendering, and searching, fire no events.
 */
export function embeddedRoutes({ state, now }: { state: State; now: () => number }): Hono {
  const routes = new Hono();

  routes.post("/", async (context) => {
    const request = showing.safeParse(await context.req.json().catch(() => null));
    if (!request.success) return context.json({ error: request.error.issues[0]?.message }, 400);

    const userAgent = context.req.header("user-agent");
    return context.json(moduleView(state, request.data, isWebview(state, userAgent), now()));
  });

  return routes;
}

function moduleView(
  state: State,
  { link_token, query }: z.output<typeof showing>,
  isInWebview: boolean,
  now: number,
) {
  const config = usableLinkToken(state, link_token, now)?.config;
  const text = translator(config?.language ?? "en");
  const view = {
    language: text.language,
    appearance: config?.appearance ?? "SYSTEM",
    refusal: null,
    callback: null,
  };
  if (!config) {
    const html = String(<EmbeddedModule kind="dead" text={text} />);
    return { ...view, html, callback: deadToken() };
  }
  const refusal = embeddedRefusal(config, isInWebview);
  if (refusal) {
    const html = String(<EmbeddedModule kind="refused" text={text} reason={refusal} />);
    return { ...view, html, refusal };
  }
  const institutions = embeddedOffer(query, config, factsOfState(state, now));
  const html = String(
    <EmbeddedModule
      kind="search"
      text={text}
      query={query}
      config={config}
      institutions={institutions}
    />,
  );
  return { ...view, html };
}

/** The call to `onExit` that says why there is nothing to choose. There is no session it could name. */
const deadToken = () => ({
  type: "exit",
  error: sessionError("INVALID_LINK_TOKEN"),
  metadata: { institution: null, status: null, link_session_id: "", request_id: ids.request() },
});
