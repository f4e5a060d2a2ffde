import type { Browser, Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { expect, password, submitSignIn, test } from "./fixtures";
import { sidewaysScroll } from "./sideways-scroll";
import { violations } from "./violations";

const main = (page: Page) => page.getByRole("main");
const part = (page: Page, name: string) => main(page).getByRole("region", { name });
const another = "another sentence of mine";

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

/** Signs the same person in once more, in a browser that says it is Firefox on Windows. */
async function signInElsewhere(browser: Browser, origin: string, email: string) {
  const context = await browser.newContext({ baseURL: origin, userAgent: FIREFOX });
  const page = await context.newPage();
  await page.goto(routes.signIn(routes.settings()));
  await submitSignIn(page, email);
  await expect(page).toHaveURL(routes.settings());
  return page;
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`settings hold no barrier and fit the window, ${colorScheme} @phone`, async ({
    page,
    signIn,
    origin,
    browser,
  }) => {
    await page.emulateMedia({ colorScheme });
    await signInElsewhere(browser, origin, await signIn());
    await page.goto(routes.settings());
    await expect(part(page, "Where you are signed in").getByRole("listitem")).toHaveCount(2);

    expect(await violations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });
}

test("S-SES-8: a browser that is signed in elsewhere is seen, and signed out from here @phone", async ({
  page,
  signIn,
  origin,
  browser,
}) => {
  const other = await signInElsewhere(browser, origin, await signIn());
  await page.goto(routes.settings());
  const list = part(page, "Where you are signed in");
  await expect(list.getByRole("listitem").first()).toContainText("This browser");
  await expect(list).toContainText("Firefox on Windows");

  await list.getByRole("button", { name: "Sign out Firefox on Windows" }).dblclick();

  await expect(list).toContainText("You are signed in nowhere else.");
  await expect(part(page, "Recent activity")).toContainText("A session was ended");
  expect((await other.request.get(routes.api.items())).status()).toBe(401);
  await other.goto(routes.accounts());
  await expect(other).toHaveURL(/sign-in/);
  expect((await page.request.get(routes.api.items())).status()).toBe(200);
});

test("all other browsers are signed out at once", async ({ page, signIn, origin, browser }) => {
  const email = await signIn();
  const others = [
    await signInElsewhere(browser, origin, email),
    await signInElsewhere(browser, origin, email),
  ];
  await page.goto(routes.settings());

  await main(page).getByRole("button", { name: "Sign out everywhere else" }).click();

  await expect(main(page)).toContainText("You are signed in nowhere else.");
  for (const other of others) {
    expect((await other.request.get(routes.api.items())).status()).toBe(401);
  }
});

test("S-SES-6: the password is changed with the one before, and only this browser stays signed in @phone", async ({
  page,
  signIn,
  origin,
  browser,
  expectComplaint,
}) => {
  expectComplaint(/400|401/);
  const email = await signIn();
  const other = await signInElsewhere(browser, origin, email);
  await page.goto(routes.settings());
  const form = part(page, "Password");
  const current = form.getByLabel("Current password");
  const fresh = form.getByLabel("New password");
  const change = form.getByRole("button", { name: "Change password" });

  await current.fill("not this one, surely");
  await fresh.fill(another);
  await change.click();
  await expect(form).toContainText("This is not your password.");

  await current.fill(password);
  await fresh.fill("short");
  await change.click();
  await expect(form).toContainText("Use at least 15 characters.");

  await fresh.fill(another);
  await change.dblclick();
  await expect(form).toContainText("Your password is changed");
  await expect(main(page)).toContainText("You are signed in nowhere else.");
  expect((await other.request.get(routes.api.items())).status()).toBe(401);

  await page.context().clearCookies();
  await page.goto(routes.signIn());
  await submitSignIn(page, email);
  await expect(page.getByText("The e-mail or the password is not right.")).toBeVisible();
  await submitSignIn(page, email, another);
  await expect(page).toHaveURL(routes.accounts());
});

test("what was done with the account is listed, and who has no password is told why", async ({
  page,
  signIn,
}) => {
  await signIn();
  await page.goto(routes.settings());
  const activity = part(page, "Recent activity");
  await expect(activity.getByRole("listitem")).toHaveText([/Signed in/, /Account created/]);

  await page.context().clearCookies();
  await page.goto(routes.signIn(routes.settings()));
  await page.getByRole("button", { name: "Continue as a demo user" }).click();
  await expect(part(page, "Password")).toContainText("The demo user has no password");
});
