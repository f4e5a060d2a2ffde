import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import type { EmulatorControl } from "./emulator-control";
import { expect, test } from "./fixtures";
import type { LinkedBank } from "./link-bank";
import { sidewaysScroll } from "./sideways-scroll";
import { violations } from "./violations";

test.beforeEach(async ({ signIn }) => {
  await signIn();
});

/** How often Plaid was asked for a token of one of the bank's accounts. */
async function asked(emulator: EmulatorControl, bank: LinkedBank): Promise<number> {
  const { accountIds } = await bank.plaid();
  const { calls } = await emulator("/calls");
  return calls.filter(
    ({ path, request }: { path: string; request: { account_id: string } | null }) =>
      path === "/processor/token/create" && accountIds.includes(request?.account_id ?? ""),
  ).length;
}

/** Our id of an account. */
function accountOf({ accounts }: LinkedBank, name: string): string {
  return accounts.find((one) => one.name === name)?.id ?? "";
}

// While a page streams in, what comes late stands behind it too, hidden.
const main = (page: Page) => page.getByRole("main");
const partner = (page: Page) => main(page).getByRole("combobox", { name: "Partner" });
const account = (page: Page, name: string) =>
  main(page).getByRole("radio", { name: new RegExp(`^${name}`) });
const review = (page: Page) => main(page).getByRole("button", { name: "Review and create" });
const dialog = (page: Page) => page.getByRole("dialog");
const create = (page: Page) => dialog(page).getByRole("button", { name: "Create processor token" });
const tokens = (page: Page) =>
  main(page).getByRole("table", { name: "Processor tokens", exact: true }).locator("tbody tr");

/** Finds a partner by typing, and takes the first that is found. */
async function choosePartner(page: Page, typed: string) {
  await partner(page).fill(typed);
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
}

const toToken = /\/processors\/prt_\w+$/;

test("without a bank the page says what a processor token is and what comes first @phone", async ({
  page,
}) => {
  await page.goto(routes.processors());

  await expect(page.getByRole("heading", { level: 1, name: "Processors" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /made no processor token yet/ })).toBeVisible();
  await page.getByRole("link", { name: "Link a bank" }).click();
  await expect(page).toHaveURL(routes.link());
});

test("by the keyboard alone, an account's own link leads to its token, and the list has it", async ({
  page,
  linkBank,
}) => {
  test.slow();
  await linkBank();
  await page.goto(routes.accounts());
  await page.getByRole("link", { name: "Hand off Plaid Saving" }).press("Enter");
  await expect(account(page, "Plaid Saving")).toBeChecked();

  await partner(page).focus();
  await page.keyboard.type("dwol");
  await expect(page.getByRole("option")).toHaveText(["Dwolla"]);
  await page.keyboard.press("Enter");
  await expect(partner(page)).toHaveValue("Dwolla");
  await page.keyboard.press("Tab");
  await expect(review(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toContainText("Let Dwolla read Plaid Saving?");
  await expect(dialog(page)).toContainText("Until you disconnect First Platypus Bank");
  await expect(dialog(page).getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(review(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(toToken);

  await page.goBack();
  await expect(tokens(page)).toHaveCount(1);
  await expect(tokens(page)).toContainText("Plaid Saving •• 1111");
  await expect(tokens(page)).toContainText("Everything");
  await tokens(page)
    .getByRole("link", { name: /^Dwolla token ending in/ })
    .click();
  await expect(page).toHaveURL(toToken);
});

test("a double click makes one token, and another press another one @phone", async ({
  page,
  emulator,
  linkBank,
}) => {
  test.slow();
  const bank = await linkBank();
  await page.goto(routes.item(bank.id));
  await page.getByRole("link", { name: "Hand off Plaid Checking" }).click();
  await expect(account(page, "Plaid Checking")).toBeChecked();
  await account(page, "Plaid Money Market").check();
  await choosePartner(page, "apex");
  await review(page).click();
  await create(page).dblclick();
  await expect(page).toHaveURL(toToken);
  expect(await asked(emulator, bank)).toBe(1);

  const first = page.url();
  await page.goto(routes.processors(accountOf(bank, "Plaid Money Market")));
  await choosePartner(page, "apex");
  await review(page).click();
  await create(page).click();

  await expect(page).toHaveURL(toToken);
  expect(page.url()).not.toBe(first);
  expect(await asked(emulator, bank)).toBe(2);
  await page.goto(routes.processors());
  await expect(tokens(page)).toHaveCount(2);
});

test("a reload before the answer arrives leaves the press, and it counts once @phone", async ({
  page,
  emulator,
  linkBank,
}) => {
  test.slow();
  const bank = await linkBank();
  await page.goto(routes.processors());
  await account(page, "Plaid Checking").check();
  await choosePartner(page, "unit");
  await review(page).click();
  // The server makes the token, and the page never hears of it.
  const isMade = new Promise<void>((resolve) => {
    void page.route(routes.api.processorTokens(), async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      await route.fetch();
      resolve();
    });
  });
  await create(page).click();
  await isMade;
  await page.reload();
  await page.unroute(routes.api.processorTokens());

  await expect(main(page).getByText("You pressed this before")).toBeVisible();
  await expect(account(page, "Plaid Checking")).toBeChecked();
  await expect(partner(page)).toHaveValue("Unit");
  await review(page).click();
  await create(page).click();

  await expect(page).toHaveURL(toToken);
  expect(await asked(emulator, bank)).toBe(1);
  await page.goto(routes.processors());
  await expect(tokens(page)).toHaveCount(1);
  await expect(main(page).getByText("You pressed this before")).toHaveCount(0);
});

test("accounts that cannot be handed off say why, and what would help @phone", async ({
  page,
  origin,
  emulator,
  linkBank,
}) => {
  test.slow();
  const bank = await linkBank();
  await page.goto(routes.accounts());
  await expect(page.getByRole("link", { name: "Hand off Plaid Checking" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Hand off Plaid Mortgage" })).toHaveCount(0);

  await page.goto(routes.processors(accountOf(bank, "Plaid Mortgage")));
  await expect(main(page).getByText("Plaid Mortgage cannot be handed off now")).toBeVisible();
  await expect(account(page, "Plaid Mortgage")).toBeDisabled();
  await expect(account(page, "Plaid Mortgage")).toHaveAccessibleDescription(
    "6 accounts hold no cash, so they cannot be handed off",
  );
  await page.goto(routes.processors("acc_of_somebody_else"));
  await expect(
    main(page).getByText("The account that the address names is not here"),
  ).toBeVisible();

  await emulator(`/items/${(await bank.plaid()).itemId}/reset_login`, {});
  await page.request.post(routes.api.itemSync(bank.id), { headers: { origin }, data: {} });
  await page.goto(routes.processors());
  await expect(account(page, "Plaid Checking")).toBeDisabled();
  await expect(account(page, "Plaid Checking")).toHaveAccessibleDescription(
    /wants you to sign in again first/,
  );
  await expect(main(page).getByText("None of these accounts can be handed off now")).toBeVisible();
  await expect(partner(page)).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await main(page).getByRole("link", { name: "Repair it on its page" }).click();
  await expect(page).toHaveURL(routes.item(bank.id));
  await expect(page.getByRole("row", { name: /Plaid Checking/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "Hand off Plaid Checking" })).toHaveCount(0);
});

test("what is missing is asked for where it is chosen, and partners are found by either name", async ({
  page,
  linkBank,
}) => {
  await linkBank();
  await page.goto(routes.processors());
  await review(page).click();
  await expect(main(page).getByText("Choose the account to hand off.")).toBeVisible();
  await expect(account(page, "Plaid Checking")).toBeFocused();
  await page.keyboard.press("Space");
  await review(page).click();
  await expect(main(page).getByText("Choose who gets the account.")).toBeVisible();
  await expect(partner(page)).toBeFocused();

  await partner(page).fill("svb");
  await expect(page.getByRole("option")).toHaveText(["Silicon Valley Bank"]);
  await partner(page).fill("CHECK");
  await expect(page.getByRole("option")).toHaveText([
    "Check",
    "Checkbook",
    "Checkout.com",
    "Interchecks",
  ]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(partner(page)).toHaveValue("Checkout.com");
  await partner(page).fill("no such company");
  await expect(main(page).getByText("Plaid has no partner of that name.")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");

  await expect(partner(page)).toHaveValue("Checkout.com");
});

test("Stripe is told apart, takes fewer accounts, and its refusal says what to do @phone", async ({
  page,
  expectComplaint,
  linkBank,
}) => {
  expectComplaint(/409/);
  const bank = await linkBank();
  await page.goto(routes.processors(accountOf(bank, "Plaid CD")));
  await partner(page).fill("stripe");
  await expect(page.getByRole("option")).toHaveText([/Stripe\s+one-time token/]);
  await page.keyboard.press("Enter");
  await review(page).click();
  await expect(main(page).getByText(/^Stripe takes checking and savings/)).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);

  await account(page, "Plaid Checking").check();
  await review(page).click();
  await expect(dialog(page)).toContainText("Your Stripe account, connected to yours at Plaid");
  await create(page).click();

  const problem = dialog(page).getByRole("alert");
  await expect(problem).toContainText("processor_not_enabled");
  await expect(problem.getByRole("link", { name: "Integrations at Plaid" })).toHaveAttribute(
    "href",
    "https://dashboard.plaid.com/developers/integrations",
  );
  expect(await violations(page)).toEqual([]);
  await problem.getByRole("link", { name: "The bank's page" }).click();
  await expect(page).toHaveURL(routes.item(bank.id));
  await page.goto(routes.processors());
  await expect(main(page).getByText("You pressed this before")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: /made no processor token yet/ })).toBeVisible();
});

test("a bank that breaks meanwhile is to be repaired first; a lost answer is asked for again", async ({
  page,
  expectComplaint,
  emulator,
  linkBank,
}) => {
  test.slow();
  expectComplaint(/409|ERR_FAILED/);
  const bank = await linkBank();
  await page.goto(routes.processors());
  await account(page, "Plaid Checking").check();
  await choosePartner(page, "moov");
  await review(page).click();
  await page.route(routes.api.processorTokens(), async (route) => {
    await route.fetch();
    await route.abort();
  });
  await create(page).click();
  await expect(dialog(page).getByRole("alert")).toContainText("It is not known whether");
  await page.unroute(routes.api.processorTokens());
  await create(page).click();
  await expect(page).toHaveURL(toToken);
  expect(await asked(emulator, bank)).toBe(1);

  await page.goto(routes.processors(accountOf(bank, "Plaid Checking")));
  await choosePartner(page, "moov");
  await emulator(`/items/${(await bank.plaid()).itemId}/reset_login`, {});
  await review(page).click();
  await create(page).click();

  const problem = dialog(page).getByRole("alert");
  await expect(problem).toContainText("The bank has to be repaired first");
  await problem.getByRole("link", { name: "Go to the bank" }).click();
  await expect(page).toHaveURL(routes.item(bank.id));
  await page.goto(routes.processors());
  await expect(tokens(page)).toContainText("Reads nothing until the bank is repaired");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`choosing, confirming and listing hold no barrier, and ended tokens stand apart, ${colorScheme} @phone`, async ({
    page,
    origin,
    linkBank,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const bank = await linkBank();
    await page.goto(routes.processors(accountOf(bank, "Plaid Checking")));
    expect(await violations(page), "form").toEqual([]);
    await partner(page).click();
    await expect(page.getByRole("option")).toHaveCount(86);
    expect(await violations(page), "partners").toEqual([]);
    await choosePartner(page, "gusto");
    await review(page).click();
    expect(await violations(page), "dialog").toEqual([]);
    await create(page).click();
    await expect(page).toHaveURL(toToken);

    await page.goto(routes.processors());
    await expect(tokens(page)).toContainText("Made");
    expect(await violations(page), "list").toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.request.delete(routes.api.item(bank.id), { headers: { origin }, data: {} });
    await page.goto(routes.processors());
    const ended = main(page).getByRole("table", { name: "Ended processor tokens" });
    await expect(ended.locator("tbody tr")).toContainText("Gusto");
    await expect(tokens(page)).toHaveCount(0);
    expect(await violations(page), "ended").toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });
}
