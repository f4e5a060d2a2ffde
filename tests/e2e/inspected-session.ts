import type { Page } from "@playwright/test";
import type { BrowserEvent, StartLinkAnswer } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import { expect } from "./fixtures";

/** Makes a session that nobody has gone through Link for, without a page. */
export async function startSession(page: Page, origin: string): Promise<StartLinkAnswer> {
  const answer = await page.request.post(routes.api.linkTokens(), {
    headers: { origin },
    data: { mode: "standard" },
  });
  expect(answer.status()).toBe(201);
  return answer.json();
}

/** Tells the server of views that Link has shown, as the browser does. */
export async function tellViews(page: Page, origin: string, sessionId: string, views: string[]) {
  const events = views.map(
    (view_name, index): BrowserEvent => ({
      ...{ name: "TRANSITION_VIEW", linkSessionId: "8ee4bd5d-5ba5-4bcb-8b9c-f0b8ff8a0c11" },
      ...{ at: new Date(Date.now() + index).toISOString(), requestId: null, detail: { view_name } },
    }),
  );
  const path = routes.api.linkSessionEvents(sessionId);
  const answer = await page.request.post(path, { headers: { origin }, data: { events } });
  expect(answer.status()).toBe(204);
}
