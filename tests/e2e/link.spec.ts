import { routes } from "@/lib/routes";
import { expect, openLink, shareAccounts, signInAtBank, submitSignIn, test } from "./fixtures";

const SCRIPT = /link-initialize\.js/;

test.beforeEach(async ({ page, signIn }) => {
  await signIn();
  await page.goto(routes.accounts());
});

test("leaving Link changes nothing, gives the focus back and lets one start again @phone", async ({
  page,
}) => {
  const link = await openLink(page);
  await link.getByRole("button", { name: "Exit" }).click();

  await expect(page.locator("iframe[title='Plaid Link']")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Link a bank account" })).toBeFocused();
  await expect(page.getByText("The bank was not linked")).toHaveCount(0);

  const again = await openLink(page);
  await signInAtBank(again);
  await shareAccounts(again, "Plaid Checking");
  await expect(page.getByRole("row", { name: /Plaid Checking/ })).toBeVisible();
});

test("Escape asks before it leaves, at every pane", async ({ page }) => {
  const link = await openLink(page);
  await signInAtBank(link);
  await expect(link.getByRole("checkbox").first()).toBeVisible();

  await page.keyboard.press("Escape");
  await link.getByRole("button", { name: "No, go back" }).click();
  await expect(link.getByRole("checkbox").first()).toBeVisible();

  await page.keyboard.press("Escape");
  await link.getByRole("button", { name: "Yes, exit" }).click();
  await expect(page.locator("iframe[title='Plaid Link']")).toBeHidden();
});

test("a wrong password at the bank can be typed again", async ({ page }) => {
  const link = await openLink(page);
  await signInAtBank(link, { password: "wrong" });

  await expect(link.getByText(/credentials/i).first()).toBeVisible();
  const retry = link.getByRole("button", { name: /try again|back/i });
  const field = link.getByLabel("Password");
  await retry.or(field).first().waitFor();
  if (!(await field.isVisible())) await retry.click();
  await link.getByLabel("Username").fill("user_good");
  await field.fill("pass_good");
  await link.getByRole("button", { name: "Submit" }).click();
  await shareAccounts(link, "Plaid Checking");

  await expect(page.getByRole("row", { name: /Plaid Checking/ })).toBeVisible();
});

for (const [code, words] of [
  ["ITEM_LOCKED", /locked by the financial institution/],
  ["NO_ACCOUNTS", /No valid accounts were found/],
  ["INSTITUTION_DOWN", /not currently responding/],
  ["USER_SETUP_REQUIRED", /not fully setup/],
] as const) {
  test(`a login that ends in ${code} is told in Plaid's words, with what to do`, async ({
    page,
  }) => {
    const link = await openLink(page);
    await signInAtBank(link, { password: `error_${code}` });
    await expect(link.getByRole("alert")).toContainText(words);
    await link.getByRole("button", { name: "Exit" }).click();
    await link.getByRole("button", { name: "Yes, exit" }).click();

    const alert = page.getByRole("alert").filter({ hasText: "The bank was not linked" });
    await expect(alert).toContainText(words);
    await expect(alert).toContainText(code);
    await expect(alert.getByRole("button", { name: "Try again" })).toBeVisible();
  });
}

test("a blocked Link script says so, costs no link token, and can be retried", async ({
  page,
  expectComplaint,
}) => {
  expectComplaint(/Failed to load resource|ERR_FAILED/);
  await page.route(SCRIPT, (route) => route.abort());
  await page.reload();
  const tokens: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith(routes.api.linkTokens())) tokens.push(request.url());
  });

  await page.getByRole("button", { name: "Link a bank account" }).click();

  const alert = page.getByRole("alert").filter({ hasText: "Link could not be opened" });
  await expect(alert).toContainText(/browser extension/);
  expect(tokens).toEqual([]);

  await page.unroute(SCRIPT);
  await alert.getByRole("button", { name: "Try again" }).click();
  const link = page.frameLocator("iframe[title='Plaid Link']");
  await expect(link.getByRole("button", { name: "Continue", exact: true })).toBeVisible();
  expect(tokens).toHaveLength(1);
});

test("a Link script that never arrives is given up after ten seconds, with a way on", async ({
  page,
}) => {
  await page.route(SCRIPT, () => new Promise(() => {}));
  await page.reload();

  await page.getByRole("button", { name: "Link a bank account" }).click();

  const alert = page.getByRole("alert").filter({ hasText: "too long to load" });
  await expect(alert.getByRole("button", { name: "Try again" })).toBeVisible({ timeout: 30_000 });
});

test("a double click makes one link token, and one exchange comes of it", async ({ page }) => {
  const paths: string[] = [];
  page.on("request", (request) => paths.push(new URL(request.url()).pathname));

  await page.getByRole("button", { name: "Link a bank account" }).dblclick();
  const link = page.frameLocator("iframe[title='Plaid Link']");
  await signInAtBank(link);
  await shareAccounts(link, "Plaid Checking");
  await expect(page.getByRole("row", { name: /Plaid Checking/ })).toBeVisible();

  expect(paths.filter((path) => path === routes.api.linkTokens())).toHaveLength(1);
  expect(paths.filter((path) => path.endsWith("/complete"))).toHaveLength(1);
});

test("a connection lost at the last step loses nothing: the accounts are added when it is back", async ({
  page,
  expectComplaint,
}) => {
  expectComplaint(/Failed to load resource|ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
  const link = await openLink(page);
  await signInAtBank(link);
  await page.route(/\/complete$/, (route) => route.abort());
  await shareAccounts(link, "Plaid Checking");

  const dialog = page.getByRole("dialog", { name: "Your accounts are not added yet" });
  await expect(dialog).toContainText(/could not be reached/);

  await page.unroute(/\/complete$/);
  await dialog.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("row", { name: /Plaid Checking/ })).toBeVisible();
});

test("a session that has ended leads to sign-in and back", async ({
  page,
  context,
  signIn,
  expectComplaint,
}) => {
  expectComplaint(/401/);
  const email = await signIn();
  await page.goto(routes.linkStandard());
  await context.clearCookies();

  await page.getByRole("button", { name: "Link a bank account" }).click();

  await page.getByRole("link", { name: "Go to sign-in" }).click();
  await expect(page).toHaveURL(routes.signIn(routes.linkStandard()));
  await submitSignIn(page, email);
  await expect(page).toHaveURL(routes.linkStandard());
});

test("two banks stand side by side", async ({ page }) => {
  for (const bank of ["First Platypus Bank", "First Gingham Credit Union"]) {
    const link = await openLink(page);
    await signInAtBank(link, { bank });
    await shareAccounts(link, "Plaid Checking");
    await expect(page.getByRole("heading", { name: bank })).toBeVisible();
  }
  await expect(page.getByRole("row", { name: /Plaid Checking/ })).toHaveCount(2);
});
