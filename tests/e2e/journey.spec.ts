import { routes } from "@/lib/routes";
import {
  expect,
  openLink,
  shareAccounts,
  signInAtBank,
  signOut,
  submitSignIn,
  test,
} from "./fixtures";

const CHECKING = { accounts: ["Plaid Checking"] };

test("a newcomer links a bank and sees its balances in under a minute @phone", async ({ page }, {
  project,
}) => {
  // The demo user is one and the same on every screen, and would be asked about the same bank again.
  const bank = project.name === "phone" ? "First Gingham Credit Union" : "First Platypus Bank";
  const begun = Date.now();
  await page.goto(routes.home());
  await page.getByRole("button", { name: "Continue as a demo user" }).click();
  await expect(page).toHaveURL(routes.accounts());

  const link = await openLink(page);
  await signInAtBank(link, { bank });
  await shareAccounts(link, "Plaid Checking", "Plaid Credit Card", "Plaid Mortgage");

  await expect(page.getByText(`${bank} is linked`)).toBeVisible();
  const checking = page.getByRole("row", { name: /Plaid Checking/ }).first();
  await expect(checking).toContainText("$110.00");
  await expect(checking).toContainText("0000");
  expect(Date.now() - begun).toBeLessThan(60_000);
});

test("what was linked is still there after a reload, in a second tab and after signing in again", async ({
  page,
  context,
  signIn,
}) => {
  const email = await signIn();
  await page.goto(routes.accounts());
  const link = await openLink(page);
  await signInAtBank(link, { bank: "Tartan Bank" });
  await shareAccounts(link, "Plaid Saving");
  await expect(page.getByRole("row", { name: /Plaid Saving/ })).toContainText("$210.00");

  await page.reload();
  await expect(page.getByRole("row", { name: /Plaid Saving/ })).toContainText("$210.00");

  const second = await context.newPage();
  await second.goto(routes.accounts());
  await expect(second.getByRole("heading", { name: "Tartan Bank" })).toBeVisible();
  // Accounts that were not chosen in Link were not shared.
  await expect(second.getByText("Plaid Checking")).toHaveCount(0);
  await second.close();

  await signOut(page);
  await page.goto(routes.signIn());
  await submitSignIn(page, email);
  await expect(page.getByRole("row", { name: /Plaid Saving/ })).toContainText("$210.00");
});

test("totals add up by type, and debts count against them", async ({ page, signIn, linkBank }) => {
  await signIn();
  await linkBank({ accounts: ["Plaid Checking", "Plaid Credit Card"] });
  await page.goto(routes.accounts());

  await expect(page.getByRole("row", { name: /Plaid Credit Card/ })).toContainText("$410.00");
  const main = page.getByRole("main");
  await expect(main).toContainText(/Cash\s*\$110\.00/);
  await expect(main).toContainText(/Credit owed\s*\$410\.00/);
  await expect(main).toContainText(/Net worth\s*[-\u2212]\$300\.00/);
});

test("refresh asks the bank again and says what came of it", async ({ page, signIn, linkBank }) => {
  await signIn();
  await linkBank(CHECKING);
  await page.goto(routes.accounts());
  await expect(page.getByRole("row", { name: /Plaid Checking/ })).toBeVisible();

  const synced = page.waitForResponse(/\/sync$/);
  await page.getByRole("button", { name: "Refresh" }).click();

  expect((await synced).status()).toBe(200);
  const toast = page.getByRole("alert").filter({ hasText: "First Platypus Bank is up to date" });
  await expect(toast).toContainText("One account was read.");
});

test("R-1: a refresh that failed is told at the bank's card until one has worked", async ({
  page,
  signIn,
  expectComplaint,
  linkBank,
}) => {
  expectComplaint(/502/);
  await signIn();
  await linkBank(CHECKING);
  await page.goto(routes.accounts());
  await expect(page.getByRole("row", { name: /Plaid Checking/ })).toBeVisible();
  const card = page.getByRole("region", { name: "First Platypus Bank" });
  const failed = card.getByRole("alert").filter({ hasText: "could not be refreshed" });
  const detail = "Plaid could not be reached. Try again in a moment.";
  const refusal = { code: "plaid_unavailable", detail, requestId: "a-request" };
  await page.route(/\/sync$/, (route) => route.fulfill({ status: 502, json: refusal }));

  await card.getByRole("button", { name: "Refresh" }).click();
  await expect(failed).toContainText(`${detail} What you see is from before; Refresh asks again.`);
  await expect(card).toContainText("$110.00");

  await page.unroute(/\/sync$/);
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/sync$/, async (route) => {
    await asked;
    await route.continue();
  });
  await card.getByRole("button", { name: "Refresh" }).click();
  await expect(failed).toBeVisible();
  answer();
  await expect(failed).toHaveCount(0);
});

test("balances older than a day say so", async ({ page, signIn, linkBank }) => {
  await signIn();
  await linkBank(CHECKING);
  await page.goto(routes.accounts());
  const card = page.getByRole("region", { name: "First Platypus Bank" });
  await expect(card).toContainText("balances as of just now");

  await page.clock.setFixedTime(Date.now() + 25 * 60 * 60 * 1000);
  await page.reload();

  await expect(card).toContainText("These balances are more than a day old.");
});

test("the whole way works by keyboard alone", async ({ page, signIn }) => {
  await signIn();
  await page.goto(routes.accounts());
  await page.getByRole("button", { name: "Link a bank account" }).focus();
  await page.keyboard.press("Enter");
  const link = page.frameLocator("iframe[title='Plaid Link']");

  const press = async (role: "button" | "checkbox", name: string, key: string) => {
    const target = link.getByRole(role, { name, exact: role === "button" });
    await expect(target).toBeVisible();
    for (let step = 0; step < 30; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press("Tab");
    }
    await expect(target).toBeFocused();
    await page.keyboard.press(key);
  };
  await press("button", "Continue", "Enter");
  await press("button", "Continue without phone number", "Enter");
  await press("button", "First Platypus Bank", "Enter");
  await expect(link.getByLabel("Username")).toBeVisible();
  for (const [label, value] of [
    ["Username", "user_good"],
    ["Password", "pass_good"],
  ] as const) {
    for (let step = 0; step < 10; step += 1) {
      if (await link.getByLabel(label).evaluate((field) => field === document.activeElement)) break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.type(value);
  }
  await page.keyboard.press("Enter");
  await press("checkbox", "Plaid Checking", "Space");
  await press("button", "Continue", "Enter");
  await press("button", "Finish without saving", "Enter");

  await expect(page.getByRole("row", { name: /Plaid Checking/ })).toBeVisible();
});
