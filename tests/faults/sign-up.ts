import { randomUUID } from "node:crypto";
import { expect, vi } from "vitest";
import { routes } from "@/lib/routes";
import { emulator } from "@/tests/support/emulator";
import { httpBrowser } from "@/tests/support/http-browser";
import type { App } from "./app-process";

const PASSWORD = "a short sentence works";

export type Person = Awaited<ReturnType<typeof signUp>>;

/** A new person at an app process, signed in. All is done by HTTP, whatever database that process has. */
export async function signUp(app: Pick<App, "url">) {
  const email = `${randomUUID()}@example.com`;
  const browser = httpBrowser(app);
  const body = { email, password: PASSWORD };
  const registered = await browser.send(routes.api.register(), { method: "POST", body });
  expect(registered.status, registered.text).toBe(201);
  expect((await browser.signIn(email, PASSWORD)).status).toBe(200);

  const items = () => browser.send(routes.api.items());
  const startLink = () =>
    browser.send(routes.api.linkTokens(), { method: "POST", body: { mode: "standard" } });
  return {
    email,
    password: PASSWORD,
    browser,
    items,
    /** Has a link token made, which writes one row of a Link session where it is answered 201. */
    startLink,
    /** Links a bank, waits until its accounts have been read, and answers the Item's id. */
    async linkBank(): Promise<string> {
      const { session, linkToken } = JSON.parse((await startLink()).text);
      const publicToken = await emulator.completeLink(linkToken);
      const path = routes.api.completeLinkSession(session.id);
      const completion = { method: "POST", body: { publicTokens: [publicToken] } };
      const completed = await browser.send(path, completion);
      expect(completed.status, completed.text).toBe(200);
      await vi.waitFor(
        async () =>
          expect(JSON.parse((await items()).text).items).toMatchObject([
            { accounts: expect.arrayContaining([expect.anything()]) },
          ]),
        { timeout: 60_000, interval: 100 },
      );
      return JSON.parse(completed.text).items[0].id;
    },
  };
}
