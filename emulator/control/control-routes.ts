import { type Context, Hono } from "hono";
import type { Control } from "./control";
import { ControlRefusal } from "./control-refusal";

/** The control API. A refused request answers 400 and `{ error }`. No web page may call it. */
export function controlRoutes(control: Control): Hono {
  const routes = new Hono();

  routes.use(async (context, next) => {
    if (context.req.header("origin")) {
      return context.json({ error: "the control API must not be called from a browser" }, 403);
    }
    await next();
  });
  routes.onError((thrown, context) => {
    if (thrown instanceof ControlRefusal) return context.json({ error: thrown.message }, 400);
    throw thrown;
  });

  routes.get("/keys", (context) => context.json(control.keys()));
  routes.get("/calls", (context) => {
    const since = Number(context.req.query("since") ?? 0);
    return context.json({ calls: control.calls(Number.isFinite(since) ? since : 0) });
  });
  routes.get("/faults", (context) => context.json({ faults: control.faults() }));
  routes.post("/faults", async (context) => {
    control.addFault(await bodyOf(context));
    return context.json({ faults: control.faults() }, 201);
  });
  routes.delete("/faults", (context) => {
    control.clearFaults();
    return context.json({ faults: [] });
  });
  routes.post("/clock", async (context) => {
    return context.json({ now: control.advanceClock(await bodyOf(context)) });
  });
  routes.get("/clock", (context) => context.json(control.clock()));
  routes.get("/sessions", (context) => {
    return context.json({ sessions: control.sessions(), link_tokens: control.linkTokens() });
  });
  routes.get("/items", (context) => context.json({ items: control.items() }));
  routes.post("/items/:id/reset_login", (context) => {
    return context.json({ item: control.resetLogin(context.req.param("id")) });
  });
  routes.post("/items/:id/remove", (context) => {
    return context.json({ item: control.removeItem(context.req.param("id")) });
  });
  routes.post("/items/:id/fire_webhook", async (context) => {
    const { id } = context.req.param();
    return context.json({ item: control.fireWebhook(id, await bodyOf(context)) });
  });
  routes.post("/items/:id/bank_event", async (context) => {
    const { id } = context.req.param();
    return context.json({ item: control.bankEvent(id, await bodyOf(context)) });
  });
  routes.get("/items/:id/transactions", (context) => {
    return context.json({ transactions: control.transactions(context.req.param("id")) });
  });
  routes.get("/outbox", (context) => context.json({ messages: control.outbox() }));
  routes.post("/link/complete", async (context) => {
    return context.json(control.completeLink(await bodyOf(context)));
  });
  routes.post("/layer/complete", async (context) => {
    return context.json(control.completeLayer(await bodyOf(context)));
  });
  routes.post("/items/:id/transactions", async (context) => {
    return context.json(control.changeTransactions(context.req.param("id"), await bodyOf(context)));
  });
  routes.get("/settings", (context) => context.json(control.settings()));
  routes.post("/settings", async (context) => {
    return context.json(control.changeSettings(await bodyOf(context)));
  });
  routes.get("/webhooks", (context) => context.json({ webhooks: control.webhooks() }));
  routes.post("/webhooks/send", async (context) => {
    return context.json({ webhook: await control.sendWebhook(await bodyOf(context)) }, 201);
  });
  routes.post("/webhooks/settle", async (context) => {
    await control.settleWebhooks();
    return context.json({});
  });
  routes.post("/webhooks/:id/resend", async (context) => {
    const webhooks = await control.resendWebhook(context.req.param("id"), await optional(context));
    return context.json({ webhooks }, 201);
  });
  routes.post("/keys/rotate", async (context) => {
    return context.json(control.rotateKeys(await optional(context)));
  });
  routes.post("/reset", (context) => {
    control.reset();
    return context.json({});
  });
  routes.all("*", (context) => context.json({ error: "no such control" }, 404));
  return routes;
}

/** The body, unchecked: the control checks everything that it is given. */
async function bodyOf<Input>(context: Context): Promise<Input> {
  try {
    return await context.req.json();
  } catch {
    throw new ControlRefusal("the body is not valid JSON");
  }
}

/** The body where there is one. */
async function optional<Input extends object>(context: Context): Promise<Input | undefined> {
  return (await context.req.raw.clone().text()) === "" ? undefined : bodyOf<Input>(context);
}
