import { setTimeout as sleep } from "node:timers/promises";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { serve, untilLive } from "../scripts/serve-app";

export type App = Awaited<ReturnType<typeof startApp>>;

/** What an app process answered; null where it died first. */
export type AppAnswer = { status: number; body: Record<string, unknown> } | null;

/** Starts a production app that shares database, Plaid and address with this process. */
export async function startApp(changes: Record<string, string> = {}) {
  const app = await serve({ APP_URL: env().APP_URL, ...changes });
  await untilLive(app);
  return app;
}

/** Whose request it is, and about which session. */
type Attempt = { cookie: string; sessionId: string };

/** Presents a public token to a process, as the browser does after onSuccess. */
export const complete = (app: App, attempt: Attempt & { publicToken: string }) =>
  send(app, routes.api.completeLinkSession(attempt.sessionId), attempt.cookie, {
    publicTokens: [attempt.publicToken],
  });

/** Has a process ask Plaid how a session stands. */
export const refresh = (app: App, { cookie, sessionId }: Attempt) =>
  send(app, routes.api.refreshLinkSession(sessionId), cookie, {});

/** Has a process read an Item again and put a sync of its transactions in line. */
export const sync = (app: App, { cookie, itemId }: { cookie: string; itemId: string }) =>
  send(app, routes.api.itemSync(itemId), cookie, {});

async function send(app: App, path: string, cookie: string, body: object): Promise<AppAnswer> {
  const headers = {
    cookie,
    origin: env().APP_URL,
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
  };
  try {
    const answer = await fetch(app.url + path, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  } catch {
    return null;
  }
}

/** Ends a process as `kill -9` does, and waits until it is gone. */
export async function killApp(app: App): Promise<void> {
  app.child.kill("SIGKILL");
  await app.exited;
}

/** Does the same for each, beginning one `everyMs` after the other, and answers when all are begun. */
export async function stagger<Each, Result>(
  all: Each[],
  everyMs: number,
  work: (each: Each) => Promise<Result>,
): Promise<Promise<Result>[]> {
  const begun: Promise<Result>[] = [];
  for (const each of all) {
    begun.push(work(each));
    await sleep(everyMs);
  }
  return begun;
}
