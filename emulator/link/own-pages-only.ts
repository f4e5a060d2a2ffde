import { createMiddleware } from "hono/factory";

/** Lets through what Link's own pages send, and what is not sent by a page at all. */
export const ownPagesOnly = createMiddleware(async (context, next) => {
  const origin = context.req.header("origin");
  const own = new URL(context.req.url).host;
  if (origin && (!URL.canParse(origin) || new URL(origin).host !== own)) {
    return context.json({ error: "sessions belong to Link's own page" }, 403);
  }
  return next();
});
