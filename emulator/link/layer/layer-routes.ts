import { Hono } from "hono";
import { z } from "zod";
import type { State } from "../../state/state";

const asked = z.object({ link_token: z.string() });

/** What Link's page asks before anything is opened: whether a token is for Layer, which waits for a phone number first. */
export function layerRoutes({ state, now }: { state: State; now: () => number }): Hono {
  const routes = new Hono();
  routes.post("/", async (context) => {
    const request = asked.safeParse(await context.req.json().catch(() => null));
    if (!request.success) return context.json({ error: "link_token is missing" }, 400);
    const token = state.linkTokens.get(request.data.link_token);
    const isUsable = token !== undefined && now() < token.expiresAt && !token.isDead;
    return context.json({ is_layer: isUsable && token.config.layer !== undefined });
  });
  return routes;
}
