import { Hono } from "hono";
import { z } from "zod";
import type { State } from "../../state/state";
import { usableLinkToken } from "../usable-link-token";

const asked = z.object({ link_token: z.string() });

/** What Link's page asks before anything is opened: whether a token is for Layer, which waits for a phone number first. */
export function layerRoutes({ state, now }: { state: State; now: () => number }): Hono {
  const routes = new Hono();
  routes.post("/", async (context) => {
    const request = asked.safeParse(await context.req.json().catch(() => null));
    if (!request.success) return context.json({ error: "link_token is missing" }, 400);
    const token = usableLinkToken(state, request.data.link_token, now());
    return context.json({ is_layer: token?.config.layer !== undefined });
  });
  return routes;
}
