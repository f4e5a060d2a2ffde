import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { expect, test } from "./fixtures";
import { sidewaysScroll } from "./sideways-scroll";
import { violations } from "./violations";

test.beforeEach(async ({ signIn }) => {
  await signIn();
});

/** Has Plaid's Sandbox send a webhook, by the form of the page. */
async function send(page: Page, code: string) {
  await main(page).getByText("Have Plaid send one").click();
  await main(page).getByLabel("Webhook", { exact: true }).selectOption(code);
  await main(page).getByRole("button", { name: "Send" }).click();
  // On a busy machine Plaid's way here and the job's take a while.
  await expect(entry(page, code)).toContainText("Done", { timeout: 60_000 });
}

// While a page streams in, what comes late stands behind it too, hidden.
const main = (page: Page) => page.getByRole("main");
const inbox = (page: Page) => main(page).getByRole("list", { name: "Webhooks" });
const entry = (page: Page, code: string) =>
  inbox(page).getByRole("listitem").filter({ hasText: code });

test("before anything has come, the page says how it will @phone", async ({ page }) => {
  await page.goto(routes.webhooks());

  await expect(main(page).getByRole("heading", { name: "No webhook has come yet" })).toBeVisible();
  await expect(main(page).getByRole("link", { name: "Link a bank" })).toHaveAttribute(
    "href",
    routes.link(),
  );
  expect(await violations(page)).toEqual([]);
});

test("what Plaid sends appears by itself, and tells what it led to @phone", async ({
  page,
  linkBank,
}) => {
  await linkBank();
  await page.goto(routes.webhooks());
  await send(page, "NEW_ACCOUNTS_AVAILABLE");

  const came = entry(page, "NEW_ACCOUNTS_AVAILABLE");
  await expect(came).toContainText("Done");
  await expect(came).toContainText("The bank has accounts that are not shared.");
  await expect(came).toContainText("First Platypus Bank");
  await expect(came).toContainText("Noted that the bank has more accounts to share.");
});

test("what comes while a button is pressed does not move it away @phone", async ({
  page,
  origin,
  linkBank,
}) => {
  const { id: itemId } = await linkBank();
  await page.goto(routes.webhooks());
  await main(page).getByText("Have Plaid send one").click();
  await main(page).getByRole("button", { name: "Send" }).hover();
  await page.mouse.down();

  const data = { itemId, code: "LOGIN_REPAIRED" };
  await page.request.post(routes.api.fireWebhook(), { headers: { origin }, data });
  await expect(entry(page, "LOGIN_REPAIRED")).toBeVisible({ timeout: 60_000 });
  await page.mouse.up();

  await expect(main(page).getByText(/^Plaid was asked for NEW_ACCOUNTS_AVAILABLE/)).toBeVisible();
});

test("one webhook is opened, understood and replayed @phone", async ({ page, linkBank }) => {
  await linkBank();
  await page.goto(routes.webhooks());
  await send(page, "PENDING_DISCONNECT");
  const link = inbox(page).getByRole("link", { name: /PENDING_DISCONNECT/ });
  await expect(entry(page, "PENDING_DISCONNECT")).toContainText("Done");
  await link.focus();
  await page.keyboard.press("Enter");

  await expect(main(page).getByRole("heading", { level: 1 })).toContainText("PENDING_DISCONNECT");
  const verified = main(page).getByRole("region", { name: "Verified" });
  await expect(verified).toContainText("Signed with ES256");
  await expect(verified).toContainText(/[0-9a-f]{64}/);
  await expect(main(page).getByRole("region", { name: "Text of the body" })).toContainText(
    '"reason": "INSTITUTION_TOKEN_EXPIRATION"',
  );

  await main(page).getByRole("button", { name: "Replay" }).click();

  await expect(main(page).getByText(/^Worked on again\./)).toBeVisible();
  await expect(main(page).getByRole("definition").filter({ hasText: /^2$/ })).toBeVisible();
  await main(page).getByRole("link", { name: "All webhooks" }).click();
  await expect(entry(page, "PENDING_DISCONNECT")).toContainText("2 attempts");
});

test("filters are in the address, and come back with it @phone", async ({ page, linkBank }) => {
  await linkBank();
  await page.goto(routes.webhooks());
  await send(page, "LOGIN_REPAIRED");
  await expect(entry(page, "LOGIN_REPAIRED")).toContainText("Done");

  await main(page).getByLabel("Type").selectOption("ITEM");
  await expect(page).toHaveURL(routes.webhooks({ type: "ITEM" }));
  await main(page).getByLabel("Code").selectOption("LOGIN_REPAIRED");
  await main(page).getByLabel("State").selectOption("processed");
  await expect(page).toHaveURL(
    routes.webhooks({ type: "ITEM", code: "LOGIN_REPAIRED", state: "processed" }),
  );
  await expect(inbox(page).getByRole("listitem")).toHaveCount(1);

  await page.reload();
  await expect(main(page).getByLabel("Code")).toHaveValue("LOGIN_REPAIRED");
  await main(page).getByLabel("State").selectOption("failed");
  await expect(main(page).getByRole("heading", { name: "No webhook is like that" })).toBeVisible();
  await main(page).getByRole("link", { name: "Show all" }).click();
  await expect(page).toHaveURL(routes.webhooks());
  await expect(entry(page, "LOGIN_REPAIRED")).toBeVisible();
});

test("another person's webhook is not there", async ({
  page,
  linkBank,
  expectComplaint,
  signIn,
}) => {
  expectComplaint(/404/);
  await linkBank();
  await page.goto(routes.webhooks());
  await send(page, "LOGIN_REPAIRED");
  await entry(page, "LOGIN_REPAIRED").getByRole("link").click();
  await expect(main(page).getByRole("heading", { level: 1 })).toContainText("LOGIN_REPAIRED");
  const theirs = page.url();
  // A page that is open goes on asking, and would be told that nobody is signed in.
  await page.goto("about:blank");
  await page.context().clearCookies();
  await signIn();

  await page.goto(theirs);

  await expect(main(page).getByRole("heading", { name: "There is no such webhook" })).toBeVisible();
  await main(page).getByRole("link", { name: "Go to the webhooks" }).click();
  await expect(main(page).getByRole("heading", { name: "No webhook has come yet" })).toBeVisible();
});

test("a session that has ended says so, where the list would go on", async ({
  page,
  expectComplaint,
}) => {
  expectComplaint(/401/);
  await page.goto(routes.webhooks());
  await page.context().clearCookies();

  await expect(
    main(page).getByRole("alert").filter({ hasText: "Your session has ended" }),
  ).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the inbox and a webhook hold no barrier, ${colorScheme} @phone`, async ({
    page,
    linkBank,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await linkBank();
    await page.goto(routes.webhooks());
    await send(page, "NEW_ACCOUNTS_AVAILABLE");
    await expect(entry(page, "NEW_ACCOUNTS_AVAILABLE")).toContainText("Done");
    expect(await violations(page), "inbox").toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);

    await inbox(page)
      .getByRole("link", { name: /NEW_ACCOUNTS/ })
      .click();
    await expect(main(page).getByRole("button", { name: "Replay" })).toBeEnabled();
    expect(await violations(page), "webhook").toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });
}
