import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { expect, test } from "./fixtures";
import { violations } from "./violations";

type Login = { bank?: string; username?: string; password?: string };

/** Links a bank without walking through Link, and waits until its transactions are here. */
async function linkBank(page: Page, origin: string, login: Login = {}): Promise<string> {
  const { bank = "ins_109508", username = "user_good", password = "pass_good" } = login;
  const headers = { origin };
  const started = await page.request.post(routes.api.linkTokens(), {
    headers,
    data: { mode: "standard" },
  });
  const { session, linkToken } = await started.json();
  const { public_tokens } = await control(page, origin, "/link/complete", {
    link_token: linkToken,
    institution_id: bank,
    username,
    password,
  });
  const completed = await page.request.post(routes.api.completeLinkSession(session.id), {
    headers,
    data: { publicTokens: public_tokens },
  });
  const { items } = await completed.json();
  const id = String(items[0].id);
  await expect
    .poll(async () => (await health(page, id)).reach, { timeout: 30_000, intervals: [250] })
    .toBe("all");
  return id;
}

async function health(page: Page, itemId: string) {
  return (await (await page.request.get(routes.api.itemTransactionsHealth(itemId))).json()).health;
}

/** Plays with the emulator: Link's script comes from it. */
async function control(page: Page, origin: string, path: string, body?: object) {
  const answer = await page.request.get(origin + routes.signIn());
  const policy = answer.headers()["content-security-policy"] ?? "";
  const emulator = /frame-src (\S+?);/.exec(policy)?.[1] ?? "";
  const response = await fetch(`${emulator}/__emulator${path}`, {
    method: body ? "POST" : "GET",
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

const rows = (page: Page) => page.getByRole("table", { name: "Transactions" }).locator("tbody tr");

/** A bank user with few transactions of our choice, in two currencies. */
const ofTwoCurrencies = (shop = "shop") =>
  JSON.stringify({
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
        description: `${currency} ${shop} ${day}`,
        currency,
      })),
    })),
  });

function daysAgo(days: number) {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

test.beforeEach(async ({ signIn }) => {
  await signIn();
});

test("without a bank the page says what leads to transactions @phone", async ({ page }) => {
  await page.goto(routes.transactions());

  await expect(page.getByRole("heading", { name: /once a bank is linked/ })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Link a bank account" }).click();
  await expect(page).toHaveURL(routes.linkStandard());
});

test("transactions are searched, filtered and sorted, and the address keeps it @phone", async ({
  page,
  origin,
}) => {
  await linkBank(page, origin);
  await page.goto(routes.transactions());
  await expect(rows(page)).toHaveCount(50);
  await expect(page.getByRole("button", { name: "Load more" })).toBeEnabled();

  await page.getByRole("searchbox", { name: "Search" }).fill("starbucks");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(routes.transactions("q=starbucks"));
  await expect(rows(page).first()).toContainText("Starbucks");
  for (const row of await rows(page).all()) await expect(row).toContainText("Starbucks");

  await page.getByText("More filters").click();
  await page.getByLabel("Category").selectOption("Travel");
  await page.getByRole("searchbox", { name: "Search" }).fill("");
  await page.getByLabel("Least amount").fill("100");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(routes.transactions("category=TRAVEL&min=100"));
  await expect(rows(page).first()).not.toContainText("Starbucks");

  await page.getByLabel("Order").selectOption("Most received first");
  await expect(page).toHaveURL(routes.transactions("category=TRAVEL&min=100&sort=most-received"));

  await page.getByRole("link", { name: /Drop the filter Travel/ }).click();
  await expect(page).toHaveURL(routes.transactions("min=100&sort=most-received"));
  await expect(rows(page).first()).toContainText("+");

  await page.goBack();
  await expect(page.getByLabel("Category")).toHaveValue("TRAVEL");
  await page.reload();
  // While a page streams in, what comes late stands behind it too, hidden.
  await expect(page.getByRole("main").getByLabel("Category")).toHaveValue("TRAVEL");
  await expect(page.getByRole("link", { name: /Drop the filter Travel/ })).toBeVisible();
});

test("filters that leave nothing say so, and can be dropped; nonsense is named @phone", async ({
  page,
  origin,
}) => {
  await linkBank(page, origin);
  await page.goto(routes.transactions("q=nobody-sells-this&from=soon"));

  await expect(page.getByRole("heading", { name: /No transaction passes/ })).toBeVisible();
  await expect(page.getByText(/are ignored: from/)).toBeVisible();
  await page.getByRole("link", { name: "Drop all filters" }).click();
  await expect(rows(page)).toHaveCount(50);
});

test("more is loaded after what is there, and is there again after a reload and on the way back @phone", async ({
  page,
  origin,
}) => {
  await linkBank(page, origin);
  await page.goto(routes.transactions());
  await page.getByRole("button", { name: "Load more" }).click();
  await expect(rows(page)).not.toHaveCount(50);
  const shown = await rows(page).count();
  const last = await rows(page).last().innerText();

  await page.reload();
  await expect(rows(page)).toHaveCount(shown);
  expect(await rows(page).last().innerText()).toBe(last);

  await page.getByRole("link", { name: "First Platypus Bank" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Transactions at First Platypus Bank",
  );
  await page.goBack();
  await expect(rows(page)).toHaveCount(shown);
});

test("totals are charts with their figures in tables, one currency at a time @phone", async ({
  page,
  origin,
}) => {
  await linkBank(page, origin, { username: "user_custom", password: ofTwoCurrencies() });
  await page.goto(routes.transactions());
  await page.getByRole("link", { name: "Totals" }).click();

  await expect(page.getByRole("img", { name: /by month/ })).toBeVisible();
  await expect(page.getByRole("img", { name: /by category/ })).toBeVisible();
  const currency = page.getByRole("navigation", { name: "Currency" });
  await currency.getByRole("link", { name: "EUR" }).click();
  await expect(page.getByRole("table", { name: /by month, in EUR/ })).toBeVisible();
  await expect(page.getByRole("definition").nth(1)).toHaveText("€120.00");
  await currency.getByRole("link", { name: "USD" }).click();
  await expect(page.getByRole("definition").nth(1)).toHaveText("$60.00");
  await page.reload();
  await expect(page.getByRole("table", { name: /by category, in USD/ })).toBeVisible();
});

test("the filtered set is exported as a file", async ({ page, origin }) => {
  await linkBank(page, origin, { username: "user_custom", password: ofTwoCurrencies() });
  await page.goto(routes.transactions("q=eur"));

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
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
  origin,
}) => {
  const shop = randomUUID();
  const itemId = await linkBank(page, origin, {
    username: "user_custom",
    password: ofTwoCurrencies(shop),
  });
  const bank = await itemWith(page, origin, `EUR ${shop} 1`);
  await page.goto(routes.itemTransactions(itemId));
  await expect(rows(page)).toHaveCount(6);

  await control(page, origin, `/items/${bank}/transactions`, {
    add: [{ amount: 4.5, name: "Tea house", posts_on: daysAgo(-2) }],
  });
  await page.getByRole("button", { name: /^Sync now: / }).click();
  await expect(rows(page)).toHaveCount(7);
  await expect(rows(page).first()).toContainText("Tea house");
  await expect(rows(page).first()).toContainText("Pending");

  await control(page, origin, `/items/${bank}/reset_login`, {});
  await page.getByRole("button", { name: /^Sync now: / }).click();
  await expect(page.getByText(/wants you to sign in again/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign in again" })).toBeEnabled();
  await expect(rows(page)).toHaveCount(7);
});

/** Plaid's id of the one Item with a transaction of this name. */
async function itemWith(page: Page, origin: string, wanted: string): Promise<string> {
  const { items } = await control(page, origin, "/items");
  for (const { item_id } of items) {
    const { transactions } = await control(page, origin, `/items/${item_id}/transactions`);
    if (transactions.some(({ name }: { name: string }) => name === wanted)) return item_id;
  }
  throw new Error("The emulator has no such Item.");
}

test("another person's bank has no page", async ({ page, origin, signIn, expectComplaint }) => {
  expectComplaint(/404/);
  const itemId = await linkBank(page, origin);
  await page.context().clearCookies();
  await signIn();

  await page.goto(routes.itemTransactions(itemId));

  await expect(page.getByRole("heading", { name: "There is no such bank" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`transactions and totals hold no barrier, ${colorScheme} @phone`, async ({
    page,
    origin,
  }) => {
    // Every view is searched through.
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await linkBank(page, origin);
    for (const query of ["", "q=starbucks&min=1", "q=nothing-at-all", "view=totals"]) {
      await page.goto(routes.transactions(query));
      await expect(page.getByRole("button", { name: "Apply" })).toBeVisible();
      if (query === "view=totals") {
        await expect(page.getByRole("img", { name: /by month/ })).toBeVisible();
      }
      expect(await violations(page), query).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, "pixels of sideways scroll").toBeLessThanOrEqual(0);
    }
  });
}
