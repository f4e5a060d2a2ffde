import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { expect, test } from "./fixtures";
import type { LinkedBank } from "./link-bank";
import { sidewaysScroll } from "./sideways-scroll";
import { violations } from "./violations";

/** A bank that is being linked, once all of its transactions are here. */
async function synced(page: Page, linking: Promise<LinkedBank>): Promise<LinkedBank> {
  const bank = await linking;
  const reach = async () => (await health(page, bank.id)).reach;
  await expect.poll(reach, { timeout: 60_000, intervals: [100] }).toBe("all");
  return bank;
}

async function health(page: Page, itemId: string) {
  return (await (await page.request.get(routes.api.itemTransactionsHealth(itemId))).json()).health;
}

// While a page streams in, what comes late stands behind it too, hidden.
const main = (page: Page) => page.getByRole("main");
const rows = (page: Page) =>
  main(page).getByRole("table", { name: "Transactions" }).locator("tbody tr");

/** A bank user with few transactions of our choice, in two currencies. */
const ofTwoCurrencies = () => ({
  username: "user_custom",
  password: JSON.stringify({
    override_accounts: ["USD", "EUR"].map((currency, index) => ({
      type: "depository",
      subtype: "checking",
      currency,
      starting_balance: 100,
      meta: { name: `${currency} account` },
      transactions: [1, 2, 3].map((day) => ({
        date_transacted: daysAgo(day + 3),
        date_posted: daysAgo(day + 2),
        amount: (index + 1) * 10 * day,
        description: `${currency} shop ${day}`,
        currency,
      })),
    })),
  }),
});

function daysAgo(days: number) {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

test.beforeEach(async ({ signIn }) => {
  await signIn();
});

test("without a bank the page says what leads to transactions @phone", async ({ page }) => {
  await page.goto(routes.transactions());

  await expect(main(page).getByRole("heading", { name: /once a bank is linked/ })).toBeVisible();
  await main(page).getByRole("link", { name: "Link a bank account" }).click();
  await expect(page).toHaveURL(routes.linkStandard());
});

test("transactions are searched, filtered and sorted, and the address keeps it @phone", async ({
  page,
  linkBank,
}) => {
  await synced(page, linkBank());
  await page.goto(routes.transactions());
  await expect(rows(page)).toHaveCount(50);
  await expect(main(page).getByRole("button", { name: "Load more" })).toBeEnabled();

  await main(page).getByRole("searchbox", { name: "Search" }).fill("starbucks");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(routes.transactions("q=starbucks"));
  await expect(rows(page).filter({ hasNotText: "Starbucks" })).toHaveCount(0);
  await expect(rows(page).first()).toContainText("Starbucks");

  await main(page).getByText("More filters").click();
  await main(page).getByLabel("Category").selectOption("Travel");
  await main(page).getByRole("searchbox", { name: "Search" }).fill("");
  await main(page).getByLabel("Least amount").fill("100");
  await main(page).getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(routes.transactions("category=TRAVEL&min=100"));
  await expect(rows(page).first()).not.toContainText("Starbucks");

  await main(page).getByLabel("Order").selectOption("Most received first");
  await expect(page).toHaveURL(routes.transactions("category=TRAVEL&min=100&sort=most-received"));

  await main(page)
    .getByRole("link", { name: /Drop the filter Travel/ })
    .click();
  await expect(page).toHaveURL(routes.transactions("min=100&sort=most-received"));
  await expect(rows(page).first()).toContainText("+");

  await page.goBack();
  await expect(main(page).getByLabel("Category")).toHaveValue("TRAVEL");
  await page.reload();
  await expect(main(page).getByLabel("Category")).toHaveValue("TRAVEL");
  await expect(main(page).getByRole("link", { name: /Drop the filter Travel/ })).toBeVisible();
});

test("filters that leave nothing say so, and can be dropped; nonsense is named @phone", async ({
  page,
  linkBank,
}) => {
  await synced(page, linkBank());
  await page.goto(routes.transactions("q=nobody-sells-this&from=soon"));

  await expect(main(page).getByRole("heading", { name: /No transaction passes/ })).toBeVisible();
  await expect(main(page).getByText(/are ignored: from/)).toBeVisible();
  await main(page).getByRole("link", { name: "Drop all filters" }).click();
  await expect(rows(page)).toHaveCount(50);
});

test("more is loaded after what is there, and is there again after a reload and on the way back @phone", async ({
  page,
  linkBank,
}) => {
  await synced(page, linkBank());
  await page.goto(routes.transactions());
  await main(page).getByRole("button", { name: "Load more" }).click();
  await expect(rows(page)).not.toHaveCount(50);
  const shown = await rows(page).count();
  const last = await rows(page).last().innerText();

  await page.reload();
  await expect(rows(page)).toHaveCount(shown);
  expect(await rows(page).last().innerText()).toBe(last);

  await main(page).getByRole("link", { name: "First Platypus Bank" }).click();
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText(
    "Transactions at First Platypus Bank",
  );
  await page.goBack();
  await expect(rows(page)).toHaveCount(shown);
});

test("totals are charts with their figures in tables, one currency at a time @phone", async ({
  page,
  linkBank,
}) => {
  await synced(page, linkBank(ofTwoCurrencies()));
  await page.goto(routes.transactions());
  await main(page).getByRole("link", { name: "Totals" }).click();

  await expect(main(page).getByRole("img", { name: /by month/ })).toBeVisible();
  await expect(main(page).getByRole("img", { name: /by category/ })).toBeVisible();
  const currency = main(page).getByRole("navigation", { name: "Currency" });
  await currency.getByRole("link", { name: "EUR" }).click();
  await expect(main(page).getByRole("table", { name: /by month, in EUR/ })).toBeVisible();
  await expect(main(page).getByRole("definition").nth(1)).toHaveText("€120.00");
  await currency.getByRole("link", { name: "USD" }).click();
  await expect(main(page).getByRole("definition").nth(1)).toHaveText("$60.00");
  await page.reload();
  await expect(main(page).getByRole("table", { name: /by category, in USD/ })).toBeVisible();
});

test("the filtered set is exported as a file", async ({ page, linkBank }) => {
  await synced(page, linkBank(ofTwoCurrencies()));
  await page.goto(routes.transactions("q=eur"));

  const downloading = page.waitForEvent("download");
  await main(page).getByRole("link", { name: "Export as CSV" }).click();
  const download = await downloading;

  expect(download.suggestedFilename()).toMatch(/^transactions-\d{4}-\d\d-\d\d\.csv$/);
  const lines = readFileSync(await download.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatch(/EUR shop 1,.*-20,EUR,posted/);
});

test("what the bank did since comes with Sync now, and a broken login shows its repair @phone", async ({
  page,
  linkBank,
  emulator,
}) => {
  const { id, plaid } = await synced(page, linkBank(ofTwoCurrencies()));
  const { itemId } = await plaid();
  await page.goto(routes.itemTransactions(id));
  await expect(rows(page)).toHaveCount(6);

  await emulator(`/items/${itemId}/transactions`, {
    add: [{ amount: 4.5, name: "Tea house", posts_on: daysAgo(-2) }],
  });
  await main(page)
    .getByRole("button", { name: /^Sync now: / })
    .click();
  await expect(rows(page)).toHaveCount(7);
  await expect(rows(page).first()).toContainText("Tea house");
  await expect(rows(page).first()).toContainText("Pending");

  await emulator(`/items/${itemId}/reset_login`, {});
  await main(page)
    .getByRole("button", { name: /^Sync now: / })
    .click();
  await expect(main(page).getByText(/wants you to sign in again/)).toBeVisible();
  await expect(main(page).getByRole("button", { name: "Sign in again" })).toBeEnabled();
  await expect(rows(page)).toHaveCount(7);
});

test("another person's bank has no page", async ({ page, linkBank, signIn, expectComplaint }) => {
  expectComplaint(/404/);
  const { id } = await synced(page, linkBank());
  await page.context().clearCookies();
  await signIn();

  await page.goto(routes.itemTransactions(id));

  await expect(main(page).getByRole("heading", { name: "There is no such bank" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`transactions and totals hold no barrier, ${colorScheme} @phone`, async ({
    page,
    linkBank,
  }) => {
    // Every view is searched through.
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await synced(page, linkBank());
    for (const query of ["", "q=starbucks&min=1", "q=nothing-at-all", "view=totals"]) {
      await page.goto(routes.transactions(query));
      await expect(main(page).getByRole("button", { name: "Apply" })).toBeVisible();
      if (query === "view=totals") {
        await expect(main(page).getByRole("img", { name: /by month/ })).toBeVisible();
      }
      expect(await violations(page), query).toEqual([]);
      expect(await sidewaysScroll(page), "pixels of sideways scroll").toBe(0);
    }
  });
}
