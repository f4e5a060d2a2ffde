import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { expect, password, submitSignIn, test } from "./fixtures";
import type { LinkedBank } from "./link-bank";
import { sidewaysScroll } from "./sideways-scroll";
import { violations } from "./violations";

const BANK = "First Platypus Bank";
const CHECKING = { accounts: ["Plaid Checking"] };
test.beforeEach(async ({ signIn }) => {
  await signIn();
});

/** Goes to the page of a bank that is being linked. */
async function toBank(page: Page, linking: Promise<LinkedBank>): Promise<LinkedBank> {
  const bank = await linking;
  await page.goto(routes.item(bank.id));
  await expect(main(page).getByRole("heading", { name: BANK, level: 1 })).toBeVisible();
  return bank;
}

// While a page streams in, what comes late stands behind it too, hidden.
const main = (page: Page) => page.getByRole("main");
const region = (page: Page, name: string) => main(page).getByRole("region", { name });
const toast = (page: Page, text: string) => page.getByRole("alert").filter({ hasText: text });
const dialog = (page: Page) => page.getByRole("dialog");

for (const colorScheme of ["light", "dark"] as const) {
  test(`a bank's page, its questions and the settings hold no barrier, ${colorScheme} @phone`, async ({
    page,
    linkBank,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await linkBank(CHECKING);
    await page.goto(routes.accounts());
    await main(page).getByRole("link", { name: BANK, exact: true }).click();
    await expect(main(page).getByRole("heading", { name: BANK, level: 1 })).toBeVisible();
    await expect(page).toHaveTitle(/Bank/);
    await expect(main(page).getByText("It works. The bank lets Plaid in.")).toBeVisible();
    expect(await violations(page), "bank").toEqual([]);
    expect(await sidewaysScroll(page), "pixels of sideways scroll").toBe(0);

    await main(page).getByRole("button", { name: "Disconnect" }).click();
    await expect(dialog(page).getByRole("button", { name: "Cancel" })).toBeFocused();
    expect(await violations(page), "dialog").toEqual([]);
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toHaveCount(0);

    await page.goto(routes.settings());
    await expect(main(page).getByRole("heading", { name: "Settings" })).toBeVisible();
    expect(await violations(page), "settings").toEqual([]);
    expect(await sidewaysScroll(page), "pixels of sideways scroll").toBe(0);
  });
}

test("the bank is asked for balances, and the page says how old they are @phone", async ({
  page,
  linkBank,
}) => {
  await toBank(page, linkBank(CHECKING));
  const accounts = region(page, "Accounts and balances");
  await page.clock.install({ time: Date.now() + 26 * 60 * 60 * 1000 });
  await page.reload();
  await expect(accounts).toContainText("Balances as of yesterday");
  await expect(main(page).getByText("These balances are more than a day old.")).toBeVisible();

  await accounts.getByRole("button", { name: "Ask the bank for balances" }).click();

  await expect(toast(page, "The bank told its balances")).toBeVisible();
});

test("numbers and owners come on request, after consent to them, and are masked at first", async ({
  page,
  linkBank,
}) => {
  test.slow();
  await toBank(page, linkBank(CHECKING));
  const numbers = region(page, "Account numbers");
  await numbers.getByRole("button", { name: "Get account numbers" }).click();
  await expect(numbers).toContainText("You have not agreed that this app gets");

  await numbers.getByRole("button", { name: "Grant more" }).click();
  const link = page.frameLocator("iframe[title='Plaid Link']");
  await link.getByRole("button", { name: "Continue", exact: true }).click();
  await link.getByRole("button", { name: "Finish" }).click();
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
  await expect(numbers.getByRole("button", { name: "Get account numbers" })).toBeEnabled();
  await expect(page.getByText("1111222233330000")).toHaveCount(0);
});

test("the access token is replaced, and the bank goes on working @phone", async ({
  page,
  linkBank,
}) => {
  await toBank(page, linkBank(CHECKING));
  await main(page).getByRole("button", { name: "Replace" }).click();
  await dialog(page).getByRole("button", { name: "Replace it" }).click();
  await expect(toast(page, "The access token is replaced")).toBeVisible();

  await main(page)
    .getByRole("button", { name: `Sync now ${BANK}` })
    .click();

  await expect(toast(page, `${BANK} is up to date`)).toBeVisible();
});

test("a bank that needs its owner says so on its page, and is mended from there @phone", async ({
  page,
  linkBank,
  emulator,
}) => {
  test.slow();
  const { id, plaid } = await toBank(page, linkBank(CHECKING));
  await emulator(`/items/${(await plaid()).itemId}/reset_login`, {});
  await main(page)
    .getByRole("button", { name: `Sync now ${BANK}` })
    .click();
  const notice = main(page).getByText("The bank wants you to sign in again.");
  await expect(notice).toBeVisible();
  await expect(main(page).getByText("It needs you: see below what to do.")).toBeVisible();

  await main(page).getByRole("button", { name: "Sign in again" }).click();
  const link = page.frameLocator("iframe[title='Plaid Link']");
  await link.getByLabel("Username").fill("user_good");
  await link.getByLabel("Password").fill("pass_good");
  await link.getByRole("button", { name: "Submit" }).click();
  await link.getByRole("button", { name: "Finish" }).click();

  await expect(region(page, "Link sessions")).toContainText("Signed in at the bank again");
  await expect(notice).toHaveCount(0);
  await expect(page).toHaveURL(routes.item(id));
});

test("a bank is disconnected once, whatever one clicks, and does not come back @phone", async ({
  page,
  expectComplaint,
  linkBank,
}) => {
  expectComplaint(/404/);
  await toBank(page, linkBank(CHECKING));
  const address = page.url();
  let asked = 0;
  let answer = () => {};
  const clicked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/api\/items\/itm_\w+$/, async (route) => {
    asked += 1;
    await clicked;
    await route.continue();
  });
  await main(page).getByRole("button", { name: "Disconnect" }).press("Enter");
  await expect(dialog(page)).toContainText("Plaid is told to end the access");
  await expect(dialog(page).getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(main(page).getByRole("button", { name: "Disconnect" })).toBeFocused();

  await main(page).getByRole("button", { name: "Disconnect" }).click();
  await dialog(page).getByRole("button", { name: "Disconnect" }).dblclick();
  answer();

  await expect(page).toHaveURL(routes.accounts());
  await expect(toast(page, `${BANK} is disconnected`)).toBeVisible();
  await expect(main(page).getByRole("heading", { name: "Link your first bank" })).toBeVisible();
  await expect(page.getByRole("heading", { name: BANK, exact: true })).toHaveCount(0);
  expect(asked).toBe(1);

  await page.goBack();
  await page.reload();
  await expect(main(page).getByRole("heading", { name: "There is no such bank" })).toBeVisible();
  await page.goto(address);
  await expect(main(page).getByRole("heading", { name: "There is no such bank" })).toBeVisible();
  await main(page).getByRole("link", { name: "Go to your accounts" }).click();
  await expect(main(page).getByRole("heading", { name: "Link your first bank" })).toBeVisible();
});

test("a bank that could not be disconnected says why, and can be tried again", async ({
  page,
  expectComplaint,
  linkBank,
}) => {
  expectComplaint(/503/);
  await toBank(page, linkBank(CHECKING));
  const detail = "The database cannot be reached. Try again in a moment.";
  const refusal = { code: "database_unavailable", detail, requestId: "a-request" };
  await page.route(/\/api\/items\/itm_\w+$/, (route) =>
    route.fulfill({ status: 503, json: refusal }),
  );
  await main(page).getByRole("button", { name: "Disconnect" }).click();
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
  linkBank,
}) => {
  expectComplaint(/404/);
  await toBank(page, linkBank(CHECKING));
  const address = page.url();
  await page.context().clearCookies();
  await page.goto(address);
  await expect(page).toHaveURL(/sign-in/);

  await signIn();
  await page.goto(address);

  await expect(main(page).getByRole("heading", { name: "There is no such bank" })).toBeVisible();
});

test("one's data comes as a file, without what opens a bank", async ({ page, linkBank }) => {
  await toBank(page, linkBank(CHECKING));
  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await expect(page).toHaveURL(routes.settings());

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    main(page).getByRole("link", { name: "Download my data" }).click(),
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
  linkBank,
}) => {
  expectComplaint(/400|401/);
  const email = await signIn();
  await toBank(page, linkBank(CHECKING));
  await page.goto(routes.settings());
  const typed = main(page).getByLabel("Your password");
  await typed.fill("not this one, surely");
  await main(page).getByRole("button", { name: "Delete my account" }).click();
  await expect(main(page).getByText("This is not your password.")).toBeVisible();

  await typed.fill(password);
  await main(page).getByRole("button", { name: "Delete my account" }).dblclick();

  await expect(main(page).getByRole("heading", { name: "Your account is deleted" })).toBeVisible();
  expect(await violations(page), "deleted").toEqual([]);
  await page.goto(routes.accounts());
  await expect(page).toHaveURL(/sign-in/);
  await submitSignIn(page, email);
  await expect(page.getByText("The e-mail or the password is not right.")).toBeVisible();
});
