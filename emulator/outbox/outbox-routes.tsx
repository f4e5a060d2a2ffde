/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import type { State } from "../state/state";
import { listMessages } from "./list-messages";
import { OutboxPage } from "./outbox-page";

const policy =
  "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** The page that shows what would have been sent to people. */
export function outboxRoutes(state: State): Hono {
  const routes = new Hono();
  routes.get("/", (context) => {
    context.header("content-security-policy", policy);
    context.header("referrer-policy", "no-referrer");
    context.header("cache-control", "no-store");
    return context.html(`<!doctype html>${<OutboxPage messages={listMessages(state)} />}`);
  });
  return routes;
}
