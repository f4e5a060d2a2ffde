import type { Browser, Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { expect } from "./fixtures";

export const LINKED = { name: "First Platypus Bank is linked" };

/** Makes a link on the page and answers the address of Plaid's page and the session's id. */
export async function createLink(page: Page) {
  await page.goto(routes.linkHosted());
  await page.getByRole("button", { name: "Create a link" }).click();
  await expect(page).toHaveURL(/\/link\/hosted\/lks_\w+$/);
  const url = await page.getByLabel("Address of Plaid's page").inputValue();
  return { url, sessionId: page.url().split("/").at(-1) ?? "" };
}

/** Somebody else's browser, on Plaid's page. */
export async function open(browser: Browser, url: string): Promise<Page> {
  const person = await (await browser.newContext()).newPage();
  await person.goto(url);
  return person;
}
