import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { expect, openLink, password, shareAccounts, signInAtBank, test } from "./fixtures";
import { violations } from "./violations";

const BANK = "First Platypus Bank";
/** Of this one the logins are broken here, so no other test can use it. */
const BROKEN_BANK = "Houndstooth Bank";

test.beforeEach(async ({ signIn }) => {
  await signIn();
});

/** Links a bank with its checking account, and goes to its page. */
async function toBank(page: Page, bank = BANK) {
  await page.goto(routes.linkStandard());
  const link = await openLink(page);
  await signInAtBank(link, { bank });
  await shareAccounts(link, "Plaid Checking");
  await expect(page.getByRole("row", { name: /Plaid Checking/ })).toBeVisible();
  await page.getByRole("link", { name: bank, exact: true }).click();
  await expect(page.getByRole("heading", { name: bank, level: 1 })).toBeVisible();
}

const region = (page: Page, name: string) => page.getByRole("region", { name });
const toast = (page: Page, text: string) => page.getByRole("alert").filter({ hasText: text });
const dialog = (page: Page) => page.getByRole("dialog");

async function noSidewaysScroll(page: Page) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, "pixels of sideways scroll").toBeLessThanOrEqual(0);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`a bank's page, its questions and the settings hold no barrier, ${colorScheme} @phone`, async ({
    page,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await toBank(page);
    await expect(page).toHaveTitle(/Bank/);
    await expect(page.getByText("It works. The bank lets Plaid in.")).toBeVisible();
    expect(await violations(page), "bank").toEqual([]);
    await noSidewaysScroll(page);

    await page.getByRole("button", { name: "Disconnect" }).click();
    await expect(dialog(page).getByRole("button", { name: "Cancel" })).toBeFocused();
    expect(await violations(page), "dialog").toEqual([]);
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toHaveCount(0);

    await page.goto(routes.settings());
    await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
    expect(await violations(page), "settings").toEqual([]);
    await noSidewaysScroll(page);
  });
}

test("the bank is asked for balances, and the page says how old they are @phone", async ({
  page,
}) => {
  await toBank(page);
  const accounts = region(page, "Accounts and balances");
  await page.clock.install({ time: Date.now() + 26 * 60 * 60 * 1000 });
  await page.reload();
  await expect(accounts).toContainText("Balances as of yesterday");
  await expect(page.getByText("These balances are more than a day old.")).toBeVisible();

  await accounts.getByRole("button", { name: "Ask the bank for balances" }).click();

  await expect(toast(page, "The bank told its balances")).toBeVisible();
});

test("numbers and owners come on request, after consent to them, and are masked at first", async ({
  page,
}) => {
  test.slow();
  await toBank(page);
  const numbers = region(page, "Account numbers");
  await numbers.getByRole("button", { name: "Get account numbers" }).click();
  await expect(numbers).toContainText("You have not agreed that this app gets");

  await numbers.getByRole("button", { name: "Grant more" }).click();
  const link = page.frameLocator("iframe[title='Plaid Link']");
  const finish = link.getByRole("button", { name: "Finish" });
  const next = link.getByRole("button", { name: /^(Continue|Submit|Allow|Agree)$/ }).or(finish);
  await expect(next.first()).toBeVisible();
  for (let step = 0; step < 6 && !(await finish.isVisible()); step += 1) {
    const username = link.getByLabel("Username");
    if (await username.isVisible()) {
      await username.fill("user_good");
      await link.getByLabel("Password").fill("pass_good");
    }
    await next.first().click();
    await page.waitForTimeout(400);
  }
  await finish.click();
  await expect(region(page, "What is shared")).toContainText("transactions, auth, identity");
  await expect(dialog(page)).toHaveCount(0);

  await numbers.getByRole("button", { name: /Ask again|Get account numbers/ }).click();
  await expect(numbers).toContainText("Routing number");
  await expect(numbers).not.toContainText("1111222233330000");
  await numbers.getByRole("button", { name: "Reveal the numbers" }).click();
  await expect(numbers).toContainText("1111222233330000");
  await numbers.getByRole("button", { name: "Mask the numbers" }).click();
  await expect(numbers).not.toContainText("1111222233330000");

  const owners = region(page, "Owners");
  await owners.getByRole("button", { name: "Get owners" }).click();
  await expect(owners).toContainText("Alberta Bobbeth Charleson");
  await owners.getByRole("button", { name: "Forget them" }).click();
  await expect(owners).not.toContainText("Alberta");
  await page.reload();
  await expect(page.getByText("1111222233330000")).toHaveCount(0);
});

test("the access token is replaced, and the bank goes on working @phone", async ({ page }) => {
  await toBank(page);
  await page.getByRole("button", { name: "Replace" }).click();
  await dialog(page).getByRole("button", { name: "Replace it" }).click();
  await expect(toast(page, "The access token is replaced")).toBeVisible();

  await page.getByRole("button", { name: `Sync now ${BANK}` }).click();

  await expect(toast(page, `${BANK} is up to date`)).toBeVisible();
});

test("a bank that needs its owner says so on its page, and is mended from there @phone", async ({
  page,
  origin,
}) => {
  test.slow();
  await toBank(page, BROKEN_BANK);
  await breakLogins(page, origin);
  await page.getByRole("button", { name: `Sync now ${BROKEN_BANK}` }).click();
  const notice = page.getByText("The bank wants you to sign in again.");
  await expect(notice).toBeVisible();
  await expect(page.getByText("It needs you: see below what to do.")).toBeVisible();

  await page.getByRole("button", { name: "Sign in again" }).click();
  const link = page.frameLocator("iframe[title='Plaid Link']");
  await link.getByLabel("Username").fill("user_good");
  await link.getByLabel("Password").fill("pass_good");
  await link.getByRole("button", { name: "Submit" }).click();
  await link.getByRole("button", { name: "Finish" }).click();

  await expect(notice).toHaveCount(0);
  await expect(page).toHaveURL(/\/items\/itm_/);
  await expect(region(page, "Link sessions")).toContainText("Signed in at the bank again");
});

test("a bank is disconnected once, whatever one clicks, and does not come back @phone", async ({
  page,
  expectComplaint,
}) => {
  expectComplaint(/404/);
  await toBank(page);
  const address = page.url();
  let asked = 0;
  await page.route(/\/api\/items\/itm_\w+$/, async (route) => {
    asked += 1;
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.getByRole("button", { name: "Disconnect" }).press("Enter");
  await expect(dialog(page)).toContainText("Plaid is told to end the access");
  await expect(dialog(page).getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Disconnect" })).toBeFocused();

  await page.getByRole("button", { name: "Disconnect" }).click();
  await dialog(page).getByRole("button", { name: "Disconnect" }).dblclick();

  await expect(page).toHaveURL(routes.accounts());
  await expect(page.getByRole("heading", { name: BANK, exact: true })).toHaveCount(0);
  await expect(toast(page, `${BANK} is disconnected`)).toBeVisible();
  expect(asked).toBe(1);

  await page.goBack();
  await page.reload();
  await expect(page.getByRole("heading", { name: "There is no such bank" })).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "There is no such bank" })).toBeVisible();
  await page.getByRole("link", { name: "Go to your accounts" }).click();
  await expect(page.getByRole("heading", { name: "Link your first bank" })).toBeVisible();
});

test("a bank that could not be disconnected says why, and can be tried again", async ({
  page,
  expectComplaint,
}) => {
  expectComplaint(/503/);
  await toBank(page);
  const detail = "The database cannot be reached. Try again in a moment.";
  const refusal = { code: "database_unavailable", detail, requestId: "a-request" };
  await page.route(/\/api\/items\/itm_\w+$/, (route) =>
    route.fulfill({ status: 503, json: refusal }),
  );
  await page.getByRole("button", { name: "Disconnect" }).click();
  await dialog(page).getByRole("button", { name: "Disconnect" }).click();
  await expect(dialog(page).getByRole("alert")).toContainText(detail);

  await page.unroute(/\/api\/items\/itm_\w+$/);
  await dialog(page).getByRole("button", { name: "Disconnect" }).click();

  await expect(page).toHaveURL(routes.accounts());
});

test("somebody else's bank looks like one that is not there", async ({
  page,
  signIn,
  expectComplaint,
}) => {
  expectComplaint(/404/);
  await toBank(page);
  const address = page.url();
  await page.context().clearCookies();
  await page.goto(address);
  await expect(page).toHaveURL(/sign-in/);

  await signIn();
  await page.goto(address);

  await expect(page.getByRole("heading", { name: "There is no such bank" })).toBeVisible();
});

test("one's data comes as a file, without what opens a bank", async ({ page }) => {
  await toBank(page);
  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await expect(page).toHaveURL(routes.settings());

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download my data" }).click(),
  ]);

  expect(download.suggestedFilename()).toMatch(/\.json$/);
  const text = await readFile(await download.path(), "utf8");
  expect(JSON.parse(text).accounts).toMatchObject([{ name: "Plaid Checking" }]);
  expect(text).not.toMatch(/access-sandbox-|link-sandbox-/);
});

test("an account is deleted with the password, and nobody signs in with it again @phone", async ({
  page,
  signIn,
  expectComplaint,
}) => {
  expectComplaint(/400|401/);
  const email = await signIn();
  await toBank(page);
  await page.goto(routes.settings());
  await page.getByLabel("Your password").fill("not this one, surely");
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();

  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Delete my account" }).dblclick();

  await expect(page.getByRole("heading", { name: "Your account is deleted" })).toBeVisible();
  expect(await violations(page), "deleted").toEqual([]);
  await page.goto(routes.accounts());
  await expect(page).toHaveURL(/sign-in/);
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("The e-mail or the password is not right.")).toBeVisible();
});

/** Has the broken bank want its people to sign in again. */
async function breakLogins(page: Page, origin: string) {
  const answer = await page.request.get(origin + routes.signIn());
  const policy = answer.headers()["content-security-policy"] ?? "";
  const emulator = /frame-src (\S+?);/.exec(policy)?.[1] ?? "";
  const { items } = await (await fetch(`${emulator}/__emulator/items`)).json();
  for (const item of items) {
    if (item.institution_name !== BROKEN_BANK) continue;
    await fetch(`${emulator}/__emulator/items/${item.item_id}/reset_login`, { method: "POST" });
  }
}
